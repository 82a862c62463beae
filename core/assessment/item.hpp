// What an item (câu hỏi) is: its kinds, what each holds, and the most it can give. Written form: docs/items-format.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/html/html.hpp"
#include "core/learning/course.hpp"

namespace hvs::practice {
struct Variant;
}

namespace hvs::assessment {

enum class ItemKind : std::uint8_t {
  single,
  multiple,
  true_false,
  order,
  match,
  number,
  short_text,
  hotspot,
  listen,
  task
};
[[nodiscard]] std::string_view kind_name(ItemKind kind);  // "single", "true_false", … as written
[[nodiscard]] bool read_kind(std::string_view name, ItemKind& out);

// whole: all or nothing. parts: a category for every part that is right (measured by partial credit, GPCM).
enum class Credit : std::uint8_t { whole, parts };

// What does not matter in a typed word. Everything is forgiven unless the item says otherwise.
struct Folding {
  bool accents = true;
  bool letter_case = true;
  bool spaces = true;       // "vne id" = "vneid"
  bool punctuation = true;  // "ví điện tử." = "ví điện tử"
  bool operator==(const Folding&) const = default;
};

// A place on the picture, in per cent of its width and height.
struct Region {
  double x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Region&) const = default;
};

// Right between these two, both included.
struct Range {
  double low = 0, high = 0;
  bool operator==(const Range&) const = default;
};

// A practice scenario as a question: done alone, without help; what it is worth follows from the run played again.
struct Task {
  std::string scenario;
  std::string variant;
  std::vector<int> levels;                         // points 1–100 of each category, rising
  std::shared_ptr<const practice::Variant> board;  // null: the scenario is not on the shelf, nothing can be scored
};

// One question. A changed wording is a new version; results name the version they rest on.
struct Item {
  std::string id{};  // "nd-D4-001"
  int version = 1;
  std::string domain{};  // "D4"
  std::string skill{};   // framework skill id
  std::string stem{};
  // single, multiple, listen: what is offered · true_false: statements · order: in the right order · match: left side ·
  // hotspot: words of the regions.
  std::vector<std::string> options{};
  std::size_t answer = 0;  // single, listen, hotspot
  std::string why{};
  double difficulty = 0;  // expert estimate, −2 (nearly everybody) … 2 (few)
  learning::Picture picture{};
  learning::Sound sound{};
  std::vector<learning::Sound> option_sounds{};

  ItemKind kind = ItemKind::single;
  Credit credit = Credit::whole;
  double discrimination = 1;
  std::vector<double> steps{};                       // step difficulties, when somebody estimated them; else even
  std::vector<learning::Picture> option_pictures{};  // empty, or one of each option (address "" = none)
  // multiple: right options · true_false: statements that are true · match: the partner of each option
  std::vector<std::size_t> keys{};
  std::vector<std::string> partners{};  // match: right side; several options may share one, spare ones belong to none
  std::vector<learning::Sound> partner_sounds{};
  Range range{};                        // number
  std::string unit{};                   // number: "đồng"; shown beside the field
  std::vector<std::string> accepted{};  // short_text
  Folding folding{};                    // short_text
  std::vector<Region> regions{};        // hotspot, one of each option
  std::string say{};                    // listen: the words that are heard
  learning::Sound say_sound{};
  Task task{};

  [[nodiscard]] std::string ref() const { return id + "." + std::to_string(version); }
};

// Hard limits of the reader; whatever is written beyond them is refused.
inline constexpr std::size_t max_options = 8, max_stem_bytes = 1200, max_option_bytes = 500, max_accepted = 30;
inline constexpr std::size_t max_item_bytes = 16 * 1024, max_levels = 5, max_item_id = 40;
inline constexpr std::size_t max_answer_bytes = 400;

// Letters, digits and '-', 1–40.
[[nodiscard]] bool is_item_id(std::string_view id);

// What is wrong with a written item, in words for its author.
struct Fault {
  std::string field;
  std::string what;
};

// The written form → item. Everything wrong is named; the item can be asked only when `faults` stayed empty.
// Pictures, sounds, skills and scenarios are names still: whoever has the library resolves them.
[[nodiscard]] Item read_item(const json::Json& json, std::vector<Fault>& faults);

// The written form; `read_item` of it gives the same item.
[[nodiscard]] json::Json write_item(const Item& item);

// "0" … the most `score_answer` can give: the number of steps of the measured item, at least 1.
[[nodiscard]] int top_category(const Item& item);

// Step difficulties as measured: those written, else `difficulty` with the steps half a logit apart around it.
[[nodiscard]] std::vector<double> step_difficulties(const Item& item);

}  // namespace hvs::assessment
