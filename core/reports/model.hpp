// The month's report (báo cáo tháng): figures frozen in a cut (số liệu chốt), laid out as a state or as a Party
// document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::reports {

struct AreaLine {
  std::string name{};
  std::int64_t reached = 0;
  std::int64_t people = 0;
  bool hidden = false;  // too few people to print (PD-22)
  bool operator==(const AreaLine&) const = default;
};

struct TargetLine {
  std::string clause{};  // "III.2.a"
  std::string title{};
  int year = 0;
  int goal = 0;            // percent
  bool more_than = false;  // "trên 80 %"
  int evidence = 0;        // lowest class that counts, 0–3
  std::int64_t reached = 0;
  std::int64_t people = 0;    // the denominator used
  std::string people_note{};  // source of a corrected denominator
  std::vector<AreaLine> areas{};
  bool operator==(const TargetLine&) const = default;
};

struct TaskLine {
  std::string clause{};
  std::string title{};
  std::string status{};  // in words
  std::string due{};     // as shown
  bool operator==(const TaskLine&) const = default;
};

struct Figures {
  std::string month{};       // "2026-11"
  std::uint64_t commit = 0;  // includes everything up to this commit number
  Instant at{};
  bool provisional = true;  // rules not yet compared with the official text
  bool synthetic = false;
  std::vector<TargetLine> targets{};
  std::vector<TaskLine> tasks{};
  bool operator==(const Figures&) const = default;
};

// Stored form; written once, read ever after. Refusal: reports.bad_cut.
[[nodiscard]] std::string write_figures(const Figures& figures);
[[nodiscard]] Result<Figures> read_figures(std::string_view json);

struct Cut {
  std::string id{};
  std::string area{};  // "" = the whole commune
  std::string made_by{};
  Instant made{};
  Figures figures{};
};

struct Month {
  int year = 2026;
  int month = 1;
  auto operator<=>(const Month&) const = default;
};
[[nodiscard]] Result<Month> read_month(std::string_view key);  // "2026-11". Refusal: reports.bad_month
[[nodiscard]] std::string key_of(Month month);
[[nodiscard]] Month month_of(Day day);
[[nodiscard]] std::vector<Month> last_months(Day today, int count);  // newest first

// One digit after the comma, rounded down: 99.96 % is not 100 %. Tenths of a percent.
[[nodiscard]] std::int64_t tenths(std::int64_t reached, std::int64_t people);
[[nodiscard]] std::string show_tenths(std::int64_t tenths);  // "42,5"
[[nodiscard]] bool is_reached(const TargetLine& target);

struct Place {
  std::string commune = "xã Võ Nhai";
  std::string province = "tỉnh Thái Nguyên";
};

// --- The report before it becomes a file. State and Party documents are different types from the issuer down: there is
// no
// --- function that takes one's head and the other's foot (law.md §F: never mixed).

enum class StateIssuer : std::uint8_t { committee, culture_office };        // UBND xã, Phòng Văn hóa – Xã hội
enum class PartyIssuer : std::uint8_t { steering_board, party_committee };  // Ban Chỉ đạo, Đảng ủy

struct StateHead {
  std::string superior{};  // "" for a People's Committee: none is printed above it
  std::string issuer{};
  std::string number{};  // the mark only; the number comes from the official document system (DOC-09)
  std::string place_and_day{};
};
struct PartyHead {
  std::string superior{};
  std::string issuer{};
  std::string number{};
  std::string place_and_day{};
};

// How a value stands in a table.
using Cell = std::variant<std::string, std::int64_t>;
// right_text: figures not to be counted with (a year, "trên 80"); percent: whole numbers of tenths.
enum class Holds : std::uint8_t { text, right_text, whole, percent };
struct Column {
  std::string title{};
  Holds holds = Holds::text;
  double width_cm = 2;
};
struct Table {
  std::string title{};
  std::vector<Column> columns{};
  std::vector<std::vector<Cell>> rows{};
};

struct Section {
  std::string heading{};
  std::vector<std::string> paragraphs{};
  std::vector<Table> tables{};
};

struct Body {
  std::string kind{};     // BÁO CÁO
  std::string subject{};  // Kết quả …
  std::string banner{};   // "Số liệu giả lập …"; "" on real data
  std::vector<std::string> opening{};
  std::vector<Section> sections{};
  std::vector<std::string> closing{};  // the last one ends with "./."
};

struct Signature {
  std::string authority{};  // TM. ỦY BAN NHÂN DÂN
  std::string title{};      // CHỦ TỊCH
};
struct StateFoot {
  std::vector<std::string> recipients{};
  Signature signature{};
};
struct PartyFoot {
  std::vector<std::string> recipients{};
  Signature signature{};
};

struct StateReport {
  StateHead head{};
  Body body{};
  StateFoot foot{};
};
struct PartyReport {
  PartyHead head{};
  Body body{};
  PartyFoot foot{};
};

[[nodiscard]] StateReport report_of(const Cut& cut, StateIssuer issuer, const Place& place);
[[nodiscard]] PartyReport report_of(const Cut& cut, PartyIssuer issuer, const Place& place);

// Layouts as they stand in addresses: ubnd, phong-vhxh, ban-chi-dao, dang-uy.
using Layout = std::variant<StateIssuer, PartyIssuer>;
[[nodiscard]] Result<Layout> read_layout(std::string_view word);  // Refusal: reports.unknown_layout
[[nodiscard]] std::string_view word_of(Layout layout);

}  // namespace hvs::reports
