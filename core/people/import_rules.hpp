// What will happen with each line of somebody's list, and why. Pure: the stored people, the lines and the day come in,
// a plan goes out; nothing is stored here. Every doubt carries a definite proposal that a person accepts or not.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/html/html.hpp"
#include "core/people/import_cells.hpp"
#include "core/people/import_columns.hpp"
#include "core/people/model.hpp"

namespace hvs::people {

enum class RowStatus : std::uint8_t { add, update, same, review, refused };
enum class Proposal : std::uint8_t { none, add, update, leave };

struct Remark {
  const Text* text = nullptr;  // with {typed} and {taken}
  std::string typed{};
  std::string taken{};
};

// A person as the line says, already in stored forms. "" = the line does not say.
struct Draft {
  std::string name{};
  std::string birth{};
  std::string sex{};
  std::string number{};
  std::string old_number{};
  std::string ethnic{};
  std::string relation{};
  std::string household_code{};
  std::string head_name{};
  std::string address{};
  std::string phone{};
  std::string workplace{};
  std::string school{};
  std::string group{};
  std::string note{};
  AreaName area{};
  std::string old_unit{};
};

struct FieldChange {
  std::string field;
  std::string from;
  std::string to;
};

struct ImportLine {
  std::string sheet{};
  std::size_t number = 0;  // as the spreadsheet counts
  Texts cells{};
};

struct PlannedRow {
  ImportLine line{};
  RowStatus status = RowStatus::refused;
  Proposal proposal = Proposal::none;
  std::vector<Remark> remarks{};
  Draft draft{};
  std::string person{};                // existing when `update` or `same` is possible, else the new id
  std::string new_id{};                // for "add as a new person", whatever was proposed
  std::string area{};                  // path
  std::string household{};             // id, "" = none
  std::vector<FieldChange> changes{};  // what updating would change
};

struct NewHousehold {
  std::string id;
  std::string area;
  std::string code;
  std::string address;
  std::string head;  // person id, "" while unknown
};

struct ImportOptions {
  Day today{};
  std::string default_area{};  // path, for a file that names no xóm
  bool take_ethnic = false;    // PD-04: sensitive, off unless a basis was recorded
  std::function<std::string(std::string_view number)> find_hash{};
  std::function<std::string()> new_id{};
};

// The stored people as the planner needs them.
struct World {
  AreaTree areas{};
  std::vector<Person> persons{};
  std::vector<Household> households{};
};

class Planner {
 public:
  Planner(World world, ImportOptions options);

  struct Sheet {
    Heading heading;
    std::size_t people = 0;
    std::size_t other_lines = 0;  // titles, totals, signatures
  };
  // Plans every line of one sheet. `each` gets the rows in their order. An unusable heading gives an empty one.
  Sheet plan_sheet(std::string_view name, std::span<const Texts> lines, const std::function<void(PlannedRow&&)>& each);

  [[nodiscard]] const std::vector<Area>& new_areas() const { return new_areas_; }
  [[nodiscard]] const std::vector<NewHousehold>& new_households() const { return new_households_; }

 private:
  struct Place {
    std::string path;
    bool ambiguous = false;
    bool fresh = false;
  };
  PlannedRow plan_line(const Heading& heading, ImportLine line, const AreaName& section);
  Place place_of(const Draft& draft, const AreaName& section);
  std::string add_area(const AreaName& name, const std::string& old_unit);
  void match(PlannedRow& row);
  void match_by_number(PlannedRow& row, const Person& known);
  void match_by_name(PlannedRow& row);
  bool repeats_in_file(PlannedRow& row);
  void join_household(PlannedRow& row);
  [[nodiscard]] std::vector<FieldChange> changes_of(const PlannedRow& row, const Person& known) const;
  [[nodiscard]] std::string hash_of(const std::string& number) const {
    return number.empty() ? "" : options_.find_hash(number);
  }

  World world_;
  ImportOptions options_;
  struct AreaKnown {
    std::string key;
    std::string unit;
    std::string kind;
    std::string path;
  };
  [[nodiscard]] const Person& known(const std::string& id) const { return world_.persons[by_id_.at(id)]; }
  std::vector<AreaKnown> areas_;  // that stand today, new ones at the end
  std::unordered_map<std::string, std::size_t> by_id_;
  std::unordered_map<std::string, std::size_t> by_number_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
  std::map<std::string, std::string> households_;  // "path|code" → id
  std::vector<Area> new_areas_;
  std::vector<NewHousehold> new_households_;
  std::map<std::string, std::size_t> new_household_at_;
  struct Earlier {
    std::string place;  // "sheet:line" as shown
    std::string folded;
    std::string name;
  };
  std::unordered_map<std::string, Earlier> file_numbers_;
  std::unordered_map<std::string, Earlier> file_names_;
  std::string current_household_;  // of the head met last, in lists without household codes
  std::string current_area_;
};

// Reads one line by its columns. Doubts and refusals go to `remarks`; a refusal leaves `status` refused.
void read_line(const Heading& heading, const ImportOptions& options, PlannedRow& row);

enum class Weight : std::uint8_t { note, doubt, stop };
[[nodiscard]] Weight weight_of(const Text& remark);
[[nodiscard]] std::string sentence_of(const Remark& remark);

}  // namespace hvs::people
