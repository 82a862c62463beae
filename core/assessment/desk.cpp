#include "core/assessment/desk.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/text.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {
namespace {

constexpr std::array<std::string_view, 5> stages{"nhap", "duyet", "thu", "dung", "nghi"};
constexpr std::array<std::string_view, 5> moves{"gui", "duyet", "tra_lai", "dua_vao", "cho_nghi"};

// Where a step leads; the same stage when it leads nowhere from here.
Stage after(Stage now, Move move) {
  switch (move) {
    case Move::send:
      return now == Stage::draft ? Stage::review : now;
    case Move::approve:
      return now == Stage::review ? Stage::trial : now;
    case Move::send_back:
      return now == Stage::review ? Stage::draft : now;
    case Move::release:
      return now == Stage::trial ? Stage::live : now;
    case Move::retire:
      return now == Stage::trial || now == Stage::live ? Stage::retired : now;
  }
  return now;
}

// The second person: whoever wrote the words neither approves them nor puts them into the bank.
bool needs_another(Move move) { return move == Move::approve || move == Move::release; }

bool counts(const Held& held, const Moved& moved) {
  return held.text.id == moved.text && after(held.stage, moved.move) != held.stage &&
         !(needs_another(moved.move) && held.text.author == moved.author);
}

std::set<std::string> shingles(const Item& item) {
  std::string all = item.stem + " " + item.say;
  for (const auto& one : item.options) all += " " + one;
  const auto folded = text::fold(all);
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::set<std::string> out;
  constexpr std::size_t width = 3;
  if (words.size() < width && !words.empty()) out.insert(words.front());
  for (std::size_t i = 0; i + width <= words.size(); ++i)
    out.insert(words[i] + " " + words[i + 1] + " " + words[i + 2]);
  return out;
}

double jaccard(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto both =
      static_cast<double>(std::count_if(a.begin(), a.end(), [&b](const std::string& one) { return b.contains(one); }));
  return both / (static_cast<double>(a.size() + b.size()) - both);
}

}  // namespace

std::string_view stage_name(Stage stage) { return stages[static_cast<std::size_t>(stage)]; }
const Text& stage_words(Stage stage) {
  switch (stage) {
    case Stage::draft:
      return t::bank::stage_draft;
    case Stage::review:
      return t::bank::stage_review;
    case Stage::trial:
      return t::bank::stage_trial;
    case Stage::live:
      return t::bank::stage_live;
    case Stage::retired:
      break;
  }
  return t::bank::stage_retired;
}

std::string_view move_name(Move move) { return moves[static_cast<std::size_t>(move)]; }
bool read_move(std::string_view name, Move& out) {
  const auto at = std::find(moves.begin(), moves.end(), name);
  if (at == moves.end()) return false;
  out = static_cast<Move>(at - moves.begin());
  return true;
}

std::vector<Held> held(std::vector<Written> texts, std::vector<Moved> steps) {
  const auto by_commit = [](const auto& a, const auto& b) { return a.commit < b.commit; };
  std::stable_sort(texts.begin(), texts.end(), by_commit);
  std::stable_sort(steps.begin(), steps.end(), by_commit);
  std::vector<Held> out;
  auto step = steps.begin();
  const auto walk_to = [&](std::uint64_t commit) {
    for (; step != steps.end() && step->commit < commit; ++step) {
      const auto at = std::find_if(out.begin(), out.end(), [&](const Held& one) { return one.text.id == step->text; });
      if (at == out.end() || !counts(*at, *step)) continue;
      at->stage = after(at->stage, step->move);
      at->history.push_back(*step);
    }
  };
  for (auto& text : texts) {
    walk_to(text.commit);
    const auto at = std::find_if(out.begin(), out.end(), [&](const Held& one) {
      return one.text.item.id == text.item.id && one.text.item.version == text.item.version;
    });
    if (at == out.end())
      out.push_back({std::move(text), Stage::draft, {}});
    else if (at->stage == Stage::draft)
      at->text = std::move(text);  // the history stays: it says why it was sent back
  }
  walk_to(UINT64_MAX);
  std::stable_sort(out.begin(), out.end(), [](const Held& a, const Held& b) {
    return a.text.item.id != b.text.item.id ? a.text.item.id < b.text.item.id
                                            : a.text.item.version < b.text.item.version;
  });
  return out;
}

Result<void> may_move(const Held& now, Move move, std::string_view account, std::string_view note) {
  if (after(now.stage, move) == now.stage) return refuse(Kind::conflict, t::bank::wrong_stage.key);
  if (needs_another(move) && now.text.author == account) return refuse(Kind::denied, t::bank::own_review.key);
  if (move == Move::send_back && text::letters(note) < 3) return refuse(Kind::invalid, t::bank::note_needed.key);
  return {};
}

const Held* newest(std::span<const Held> all, std::string_view item) {
  const Held* out = nullptr;
  for (const auto& one : all) {
    if (one.text.item.id == item) out = &one;
  }
  return out;
}

std::vector<const Held*> in_bank(std::span<const Held> all, std::string_view group) {
  std::vector<const Held*> out;
  for (const auto& one : all) {
    if (one.stage != Stage::live || one.text.group != group) continue;
    if (!out.empty() && out.back()->text.item.id == one.text.item.id) out.pop_back();  // an older version gives way
    out.push_back(&one);
  }
  return out;
}

double likeness(const Item& one, const Item& other) { return jaccard(shingles(one), shingles(other)); }

std::vector<Resemblance> alike(const Item& item, std::span<const Item* const> among, std::size_t limit) {
  const auto mine = shingles(item);
  std::vector<Resemblance> out;
  for (const auto* one : among) {
    if (one->id == item.id) continue;
    if (const double now = jaccard(mine, shingles(*one)); now >= alike_from) out.push_back({one, now});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Resemblance& a, const Resemblance& b) { return a.likeness > b.likeness; });
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace hvs::assessment
