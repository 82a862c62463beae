#include <algorithm>

#include "server/interop/desk.hpp"

namespace hvs::interop {
namespace {

constexpr std::size_t most_new_answers = 60;  // of one report; the rest comes with the next

class Maker {
 public:
  Maker(const About& about, Instant now, const RandomBytes& random) : about_(about), now_(now), random_(random) {}
  [[nodiscard]] journal::Operation fact(std::string_view entity, std::string object,
                                        std::vector<journal::Change> more) const {
    journal::Operation op;
    op.entity = entity;
    op.entity_id = make_uuid7(now_, random_);
    op.author = about_.account;
    op.person = about_.person;
    op.claimed = now_;
    op.changes = {{"person", about_.person}, {"object", std::move(object)}};
    for (auto& one : more) op.changes.push_back(std::move(one));
    return op;
  }

 private:
  const About& about_;
  Instant now_;
  const RandomBytes& random_;
};

bool says_more(const Report& report, const ItemState& known) {
  return (report.done && !known.done) || report.passed > known.passed || report.score > known.score || !known.begun;
}

// Every commit moves the clock; only what changes the place to go on from is worth a fact.
bool same_place(const std::string& a, const std::string& b) {
  const auto without_time = [](const std::string& text) {
    std::map<std::string, std::string> out;
    const auto read = json::parse(text);
    if (!read) return out;
    for (const auto& [name, one] : read->members()) {
      if (!name.ends_with("total_time")) out[name] = one.string();
    }
    return out;
  };
  return a == b || without_time(a) == without_time(b);
}

}  // namespace

std::vector<journal::Operation> facts_of(const About& about, const Report& report, const Known& known, Instant now,
                                         const RandomBytes& random) {
  const Maker maker(about, now, random);
  const auto object = about.package + "/" + about.item;
  std::vector<journal::Operation> out;
  if (says_more(report, known.item)) {
    const auto* verb = report.passed == 1   ? "passed"
                       : report.passed == 0 ? "failed"
                       : report.done        ? "completed"
                                            : "experienced";
    std::vector<journal::Change> changes{
        {"verb", verb}, {"seconds", std::to_string(report.seconds)}, {"version", about.version}};
    if (report.score >= 0) changes.push_back({"score", std::to_string(report.score)});
    out.push_back(maker.fact("package_step", object, std::move(changes)));
  }
  for (const auto& one : report.answers) {
    if (std::find(known.answers.begin(), known.answers.end(), one) != known.answers.end()) continue;
    if (out.size() > most_new_answers) break;
    out.push_back(maker.fact("package_answer", object + "#" + one.id,
                             {{"response", one.response}, {"result", one.result}, {"version", about.version}}));
  }
  if (!report.state.empty() && !same_place(report.state, known.state)) {
    const auto parts = pack_state(report.state);
    const auto save = make_uuid7(now, random);
    for (std::size_t n = 0; n < parts.size(); ++n)
      out.push_back(maker.fact(
          "package_state", object,
          {{"save", save}, {"part", std::to_string(n)}, {"of", std::to_string(parts.size())}, {"text", parts[n]}}));
  }
  return out;
}

}  // namespace hvs::interop
