#include "server/credentials/achievements.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

constexpr std::string_view kind_mark = "loai:";
constexpr std::string_view class_mark = "lop:";
constexpr int class_test = 2;

struct FromWord {
  std::string_view word;
  From from;
};
constexpr std::array froms{FromWord{"confirmation", From::confirmation}, FromWord{"domain", From::domain},
                           FromWord{"household", From::household}, FromWord{"teaching", From::teaching},
                           FromWord{"volunteering", From::volunteering}};

std::unexpected<Problem> bad(std::string_view where) {
  return refuse(Kind::broken, t::credentials::bad_achievements.key, std::string{where});
}

// "loai:D4" → "D4"; "" when no such mark stands there.
std::string_view marked_with(std::string_view marks, std::string_view mark) {
  while (!marks.empty()) {
    const auto end = marks.find(' ');
    const auto word = marks.substr(0, end);
    if (word.starts_with(mark)) return word.substr(mark.size());
    marks = end == std::string_view::npos ? std::string_view{} : marks.substr(end + 1);
  }
  return {};
}

Result<Achievement> read_one(const json::Json& one) {
  Achievement out;
  out.id = one.at("id").string();
  out.kind = one.at("kind").string();
  out.name = one.at("name").string();
  out.description = one.at("description").string();
  out.criteria = one.at("criteria").string();
  const auto& rule = one.at("rule");
  const auto from = std::ranges::find(froms, rule.at("from").string(), &FromWord::word);
  const bool plain = !out.id.empty() && out.id.size() <= 24 && std::ranges::all_of(out.id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!plain || out.kind.empty() || out.name.empty() || out.description.empty() || out.criteria.empty() ||
      from == froms.end())
    return bad(out.id);
  out.from = from->from;
  for (const auto* name : {"group", "domain", "measure"})
    if (const auto word = rule.at(name).string(); !word.empty()) out.subject = word;
  out.share = rule.at("share").number();
  out.least = static_cast<int>(rule.at("least").integer());
  out.evidence_class = static_cast<int>(one.at("evidence_class").integer());
  out.valid_months = static_cast<int>(one.at("valid_months").integer());
  out.provisional = one.at("provisional").boolean(true);
  return out;
}

}  // namespace

Result<std::vector<Achievement>> read_achievements(std::string_view text) {
  HVS_TRY(document, json::parse(text));
  std::vector<Achievement> out;
  for (const auto& one : document.at("achievements").items()) {
    HVS_TRY(made, read_one(one));
    if (std::ranges::find(out, made.id, &Achievement::id) != out.end()) return bad(made.id);
    out.push_back(std::move(made));
  }
  if (out.empty()) return bad("achievements");
  return out;
}

Result<std::vector<Achievement>> load_achievements(const std::string& share_dir) {
  std::ifstream file{share_dir + "/content/achievements.json", std::ios::binary};
  if (!file) return bad("content/achievements.json");
  return read_achievements(std::string{std::istreambuf_iterator<char>{file}, {}});
}

std::string marked(std::string marks, const Achievement& achievement) {
  for (const auto& word : {std::string{kind_mark} + achievement.id,
                           std::string{class_mark} + std::to_string(achievement.evidence_class)}) {
    if (!marks.empty()) marks += ' ';
    marks += word;
  }
  return marks;
}

const Achievement* achievement_of(const std::vector<Achievement>& all, const Certificate& certificate) {
  const auto id = marked_with(certificate.marks, kind_mark);
  const auto at = std::ranges::find_if(all, [&](const Achievement& one) {
    return id.empty() ? one.from == From::confirmation && one.name == certificate.what : one.id == id;
  });
  return at == all.end() ? nullptr : &*at;
}

int evidence_class_of(const Certificate& certificate, const Achievement* achievement) {
  long long level = 0;
  if (const auto word = marked_with(certificate.marks, class_mark); text::read_int(word, level))
    return static_cast<int>(level);
  return achievement == nullptr || achievement->from == From::confirmation ? class_test : achievement->evidence_class;
}

bool is_badge(const Certificate& certificate) { return !marked_with(certificate.marks, kind_mark).empty(); }

}  // namespace hvs::credentials
