#include "core/interop/cmi.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr std::int64_t longest_span = 10LL * 365 * 24 * 3600;

class Values {
 public:
  explicit Values(const json::Json& cmi) {
    for (const auto& [name, one] : cmi.members()) {
      if (one.type() == json::Json::Type::string)
        all_.insert_or_assign(name, std::string{one.string()});
      else if (one.is_whole())
        all_.insert_or_assign(name, std::to_string(one.integer()));
      else if (one.type() == json::Json::Type::number)
        numbers_.insert_or_assign(name, one.number());
    }
  }
  [[nodiscard]] std::string_view at(std::string_view name) const {
    const auto found = all_.find(name);
    return found == all_.end() ? std::string_view{} : std::string_view{found->second};
  }
  [[nodiscard]] bool number(std::string_view name, double& out) const {
    if (const auto found = numbers_.find(name); found != numbers_.end()) {
      out = found->second;
      return std::isfinite(out);
    }
    return text::read_double(at(name), out) && std::isfinite(out);
  }
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const { return all_; }

 private:
  std::map<std::string, std::string, std::less<>> all_;
  std::map<std::string, double, std::less<>> numbers_;
};

int percent(double share) { return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 100)); }

// Raw of min…max; where the package names no bounds, SCORM 1.2 means 0…100.
int score_of(const Values& values, const std::string& base) {
  double scaled = 0;
  if (values.number(base + "scaled", scaled)) return percent(scaled);
  double raw = 0;
  if (!values.number(base + "raw", raw)) return -1;
  double least = 0;
  double most = 100;
  if (!values.number(base + "min", least)) least = 0;
  if (!values.number(base + "max", most) || most <= least) most = std::max(100.0, least + 1);
  return percent((raw - least) / (most - least));
}

// A word fit for a fact: one line, plain, at most `most` bytes.
std::string plain(std::string_view raw, std::size_t most) {
  std::string out;
  for (const char c : text::well_formed(raw)) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  out = text::squeeze(text::nfc(out));
  if (out.size() <= most) return out;
  out = text::cut(out, most / 4);
  return out;
}

std::string result_of(std::string_view word) {
  if (word == "correct") return "right";
  if (word == "wrong" || word == "incorrect") return "wrong";
  return "other";
}

std::vector<Answered> answers_of(const Values& values, std::string_view response_name) {
  std::vector<Answered> out;
  for (std::size_t n = 0; n < most_answers; ++n) {
    const auto base = "cmi.interactions." + std::to_string(n) + ".";
    const auto id = plain(values.at(base + "id"), 200);
    if (id.empty()) break;
    out.push_back(
        {id, plain(values.at(base + std::string{response_name}), 900), result_of(values.at(base + "result"))});
  }
  return out;
}

// What the run-time reads again at the next sitting. Interactions are left out: they stand as facts.
std::string state_of(const Values& values, std::initializer_list<std::string_view> wanted) {
  std::string text;
  json::Writer out(text);
  out.begin_object();
  bool any = false;
  for (const auto& [name, value] : values.all()) {
    const bool objective =
        name.starts_with("cmi.objectives.") && !name.ends_with("_count") && !name.ends_with("_children");
    if (value.empty() || (!objective && std::find(wanted.begin(), wanted.end(), name) == wanted.end())) continue;
    out.key(name).value(text::well_formed(value));
    any = true;
  }
  out.end_object();
  return any && text.size() <= state_bytes ? text : std::string{};
}

bool take_number(std::string_view& rest, double& out) {
  const auto end = rest.find_first_not_of("0123456789.");
  const auto digits = rest.substr(0, end);
  rest.remove_prefix(digits.size());
  return !digits.empty() && text::read_double(digits, out);
}

std::int64_t read_iso_span(std::string_view rest) {
  rest.remove_prefix(1);
  double total = 0;
  bool time = false;
  while (!rest.empty()) {
    if (rest.front() == 'T') {
      time = true;
      rest.remove_prefix(1);
      continue;
    }
    double n = 0;
    if (!take_number(rest, n) || rest.empty()) return -1;
    const char unit = rest.front();
    rest.remove_prefix(1);
    const double worth = unit == 'S' && time    ? 1
                         : unit == 'M' && time  ? 60
                         : unit == 'H' && time  ? 3600
                         : unit == 'D' && !time ? 86400
                         : unit == 'M'          ? 30.0 * 86400
                         : unit == 'Y' && !time ? 365.0 * 86400
                                                : -1;
    if (worth < 0) return -1;
    total += n * worth;
  }
  return total <= static_cast<double>(longest_span) ? static_cast<std::int64_t>(total) : -1;
}

Report read_12(const Values& values) {
  Report out;
  const auto status = values.at("cmi.core.lesson_status");
  out.done = status == "completed" || status == "passed" || status == "failed";
  out.passed = status == "passed" ? 1 : status == "failed" ? 0 : -1;
  out.score = score_of(values, "cmi.core.score.");
  out.seconds = std::max<std::int64_t>(0, read_span(values.at("cmi.core.total_time")));
  out.answers = answers_of(values, "student_response");
  out.state = state_of(
      values, {"cmi.core.lesson_location", "cmi.core.lesson_status", "cmi.core.total_time", "cmi.core.score.raw",
               "cmi.core.score.min", "cmi.core.score.max", "cmi.suspend_data", "cmi.core.exit", "cmi.comments"});
  return out;
}

Report read_2004(const Values& values) {
  Report out;
  const auto success = values.at("cmi.success_status");
  out.done = values.at("cmi.completion_status") == "completed";
  out.passed = success == "passed" ? 1 : success == "failed" ? 0 : -1;
  out.score = score_of(values, "cmi.score.");
  out.seconds = std::max<std::int64_t>(0, read_span(values.at("cmi.total_time")));
  out.answers = answers_of(values, "learner_response");
  out.state = state_of(values, {"cmi.location", "cmi.completion_status", "cmi.success_status", "cmi.total_time",
                                "cmi.score.scaled", "cmi.score.raw", "cmi.score.min", "cmi.score.max",
                                "cmi.progress_measure", "cmi.suspend_data", "cmi.exit"});
  return out;
}

}  // namespace

std::int64_t read_span(std::string_view raw) {
  if (raw.starts_with('P')) return raw.size() > 60 ? -1 : read_iso_span(raw);
  std::array<double, 3> parts{};
  std::size_t n = 0;
  for (auto rest = raw; n < parts.size(); ++n) {
    if (!take_number(rest, parts[n])) return -1;
    if (rest.empty())
      return n == 2 && parts[0] < 1e6 && parts[1] < 100 && parts[2] < 100
                 ? static_cast<std::int64_t>(parts[0] * 3600 + parts[1] * 60 + parts[2])
                 : -1;
    if (rest.front() != ':') return -1;
    rest.remove_prefix(1);
  }
  return -1;
}

Result<Report> read_report(Standard standard, const json::Json& cmi, double mastery) {
  if (cmi.type() != json::Json::Type::object) return refuse(Kind::invalid, t::interop::bad_report.key);
  const Values values(cmi);
  auto out = standard == Standard::scorm2004 ? read_2004(values) : read_12(values);
  if (out.passed < 0 && out.score >= 0 && out.done && mastery >= 0) out.passed = out.score >= percent(mastery) ? 1 : 0;
  return out;
}

Result<Report> read_statement(const json::Json& statement) {
  const auto verb = statement.at("verb").at("id").string();
  const auto slash = verb.rfind('/');
  if (slash == std::string_view::npos) return refuse(Kind::invalid, t::interop::bad_report.key);
  const auto did = verb.substr(slash + 1);
  const auto& result = statement.at("result");
  const auto& score = result.at("score");
  Report out;
  double most = score.at("max").number(0);
  if (score.at("scaled").type() == json::Json::Type::number)
    out.score = percent(score.at("scaled").number());
  else if (most > 0)
    out.score = percent(score.at("raw").number() / most);
  // A statement about a part names its whole as parent.
  const bool part = !statement.at("context").at("contextActivities").at("parent").items().empty();
  const bool ended = did == "completed" || did == "answered" || did == "passed" || did == "failed" || did == "mastered";
  out.seconds = std::max<std::int64_t>(0, read_span(result.at("duration").string()));
  if (did == "answered") {
    const auto& success = result.at("success");
    auto id = plain(statement.at("object").at("id").string(), 190);
    if (const auto cut = id.find("subContentId="); cut != std::string::npos) id = id.substr(cut + 13);
    out.answers.push_back({id.empty() ? "h5p" : id, plain(result.at("response").string(), 900),
                           success.is_null()   ? "other"
                           : success.boolean() ? "right"
                                               : "wrong"});
  }
  if (part) {
    out.score = -1;
    out.seconds = 0;
    return out;
  }
  out.done = ended;
  if (did == "passed" || did == "failed")
    out.passed = did == "passed" ? 1 : 0;
  else if (ended && !result.at("success").is_null())
    out.passed = result.at("success").boolean() ? 1 : 0;
  return out;
}

}  // namespace hvs::interop
