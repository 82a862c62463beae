// What a person should look at before a bank of questions is used.
#include <algorithm>
#include <filesystem>
#include <map>

#include "core/base/text.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/learning/content/check.hpp"
#include "text/bank.hpp"
#include "text/content.hpp"

namespace hvs::assessment {
namespace {

using learning::Findings;
using learning::Gravity;

constexpr std::size_t sentence_words = 15;
constexpr std::size_t longest_limit = 40;  // per cent of items whose key is the longest option; chance is about 25
constexpr std::size_t position_low = 15, position_high = 35;  // per cent per position, of items with four options
constexpr double difficulty_limit = 3;

void check_item(const Item& item, Findings& out) {
  std::map<std::string, int> seen;
  for (const auto& option : item.options) {
    if (++seen[text::fold(option)] == 2) out.add(Gravity::must, item.id, t::content::same_option, {{"text", option}});
    learning::check_sentences(option, sentence_words, item.id, Gravity::must, out);
  }
  for (const auto& partner : item.partners)
    learning::check_sentences(partner, sentence_words, item.id, Gravity::must, out);
  learning::check_sentences(item.say, sentence_words, item.id, Gravity::must, out);
  if (!item.say.empty() && text::fold(item.stem).find(text::fold(item.say)) != std::string::npos)
    out.add(Gravity::must, item.id, t::bank::same_words_say);
  if (!item.picture.address.empty() && item.kind != ItemKind::single && item.picture.alt.empty())
    out.add(Gravity::must, item.id, t::bank::picture_alt);
  if (item.kind == ItemKind::multiple && item.keys.size() == 1) out.add(Gravity::must, item.id, t::bank::one_key);
  learning::check_sentences(item.stem, sentence_words, item.id, Gravity::must, out);
  learning::check_sentences(item.why, sentence_words, item.id, Gravity::must, out);
  if (item.difficulty < -difficulty_limit || item.difficulty > difficulty_limit) {
    out.add(Gravity::must, item.id, t::content::difficulty_range, {{"value", std::to_string(item.difficulty)}});
  }
}

// Whose key can be guessed from how the options look.
bool is_choice(const Item& item) { return item.kind == ItemKind::single || item.kind == ItemKind::listen; }

bool key_is_longest(const Item& item) {
  const auto key = text::code_points(item.options[item.answer]);
  for (std::size_t i = 0; i < item.options.size(); ++i) {
    if (i != item.answer && text::code_points(item.options[i]) >= key) return false;
  }
  return true;
}

}  // namespace

void check_bank(const Bank& bank, Findings& out) {
  const std::string where = "items/" + bank.blueprint.group;
  std::map<std::string, std::string> stems;
  std::map<std::size_t, std::size_t> positions;
  std::size_t longest = 0, four = 0, choices = 0;
  for (const auto& item : bank.items) {
    check_item(item, out);
    const auto [at, fresh] = stems.emplace(text::fold(item.stem), item.id);
    if (!fresh) out.add(Gravity::must, item.id, t::content::same_stem, {{"other", at->second}});
    if (!is_choice(item)) continue;
    ++choices;
    longest += key_is_longest(item);
    if (item.options.size() == 4) ++four, ++positions[item.answer];
  }
  if (choices < 20) return;  // shares of a handful say nothing
  if (const auto percent = longest * 100 / choices; percent > longest_limit) {
    out.add(Gravity::must, where, t::content::longest_right,
            {{"percent", std::to_string(percent)}, {"limit", std::to_string(longest_limit)}});
  }
  for (std::size_t position = 0; four > 0 && position < 4; ++position) {
    if (const auto percent = positions[position] * 100 / four; percent < position_low || percent > position_high) {
      out.add(Gravity::must, where, t::content::position_uneven,
              {{"position", std::string(1, static_cast<char>('A' + position))},
               {"percent", std::to_string(percent)},
               {"low", std::to_string(position_low)},
               {"high", std::to_string(position_high)}});
    }
  }
}

void check_sounds(const std::string& share_dir, const Bank& bank, Findings& out) {
  const std::filesystem::path share{share_dir};
  const auto sounds = learning::read_sounds(share, out);
  const auto how = learning::read_pronunciation(share / "content", out);
  for (const auto& speech : speeches_of(bank)) {
    const auto found = sounds.find(speech.name);
    if (found == sounds.end()) {
      out.add(Gravity::must, "items", t::content::sound_missing, {{"name", speech.name}});
    } else if (found->second.hash != learning::speech_hash(learning::say_aloud(speech.words, how))) {
      out.add(Gravity::must, "items", t::content::sound_stale, {{"name", speech.name}});
    }
  }
}

}  // namespace hvs::assessment
