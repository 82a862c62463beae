// A package made elsewhere, once it has been read: what it is, what it holds, and what of it was not understood.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace hvs::interop {

enum class Standard : std::uint8_t { scorm12, scorm2004, common_cartridge, h5p, markdown };

// How an item is shown. All but text, link and quiz run in the frame that has no reach to us.
enum class ItemKind : std::uint8_t {
  sco,   // a page that reports progress to its run-time
  page,  // a page or file that only shows
  h5p,
  text,  // words, shown by us
  link,  // an address outside; shown, never fetched
  quiz,  // questions, asked by us
};

enum class Asked : std::uint8_t { one, many, words };

struct Choice {
  std::string text;
  bool right = false;
};
struct Question {
  std::string id;
  Asked asked = Asked::one;
  std::string stem;
  std::vector<Choice> choices;  // of `words`: the accepted answers, all right
  std::string why{};            // feedback that stands in the package
  bool has_key = true;          // false: the package does not say what is right; nothing is marked
};

struct Item {
  std::string id;  // part of addresses and of facts: "i1", "i2" … in order of the package
  ItemKind kind = ItemKind::page;
  std::string title;
  std::string href{};   // in the package, with its query: "sco1/index.html?x=1"; link: the address outside
  std::string text{};   // kind text
  std::string start{};  // cmi.launch_data
  double mastery = -1;  // 0…1; -1 = the package does not say
  std::vector<Question> questions{};
};

struct Unit {
  std::string title;
  std::vector<Item> items;
};

// A sentence of the catalogue about one thing that was not, or only partly, understood.
struct Remark {
  std::string code;    // "interop.no_sequencing"
  std::string detail;  // a name in the package; "" when the sentence says all
};

struct Outline {
  Standard standard = Standard::scorm12;
  std::string edition{};  // "1.2", "2004 4th Edition", "1.3.0"
  std::string title{};
  std::string identifier{};  // the manifest's own
  std::string language{};
  std::string about{};    // description in the package
  std::string license{};  // rights statement in the package
  std::vector<Unit> units{};
  std::vector<Remark> remarks{};

  [[nodiscard]] const Item* find(std::string_view id) const {
    for (const auto& unit : units) {
      for (const auto& item : unit.items) {
        if (item.id == id) return &item;
      }
    }
    return nullptr;
  }
  [[nodiscard]] std::size_t count() const {
    std::size_t n = 0;
    for (const auto& unit : units) n += unit.items.size();
    return n;
  }
};

[[nodiscard]] std::string_view standard_name(Standard standard);  // "scorm12" … stable
[[nodiscard]] bool read_standard(std::string_view name, Standard& out);

// As stored beside the files of the package. Refusal: interop.bad_outline.
[[nodiscard]] std::string write_outline(const Outline& outline);
[[nodiscard]] Result<Outline> read_outline(std::string_view json);

// What was chosen (numbers of choices, in order) or written, against the key of the question.
[[nodiscard]] bool is_right(const Question& question, const std::vector<std::size_t>& chosen, std::string_view written);

}  // namespace hvs::interop
