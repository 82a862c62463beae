// The official values of the movement's rules (framework.md §2): who entered what from which text, and who compared it.
// A value decides only when a second person has compared it with the original; until then the proposal stands.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/framework_table.hpp"
#include "core/assessment/model.hpp"
#include "core/html/html.hpp"

namespace hvs::assessment {

enum class Meaning : std::uint8_t { count, shares, words, table };

// One thing the official text settles for a group.
struct Asked {
  std::string_view name;  // "muc_dat"; part of stored facts
  Text label;
  Text hint;
  Meaning meaning = Meaning::words;
  int low = 0;  // count only
  int high = 0;
  bool decides = false;  // a result follows from it; the others stand on certificates and confirmations
};
[[nodiscard]] std::span<const Asked> asked();
[[nodiscard]] const Asked* find_asked(std::string_view name);
inline constexpr std::string_view framework_value = "khung";  // its value is the id of an imported table
inline constexpr std::string_view groups[] = {"nguoidan", "hssv", "cbccvc", "nld"};
[[nodiscard]] bool is_group(std::string_view name);

struct Entry {
  std::string id;
  std::string group;
  std::string name;
  std::string value;
  std::string source;  // which text, which page
  std::string author;
  Instant at{};
  std::uint64_t commit = 0;
};

// "Đã đối chiếu văn bản gốc": one person's word that an entry is, or is not, what the text says.
struct Comparison {
  std::string of;  // entry
  bool fits = false;
  std::string note;
  std::string author;
  Instant at{};
  std::uint64_t commit = 0;
};

struct Ledger {
  std::vector<Entry> entries;           // in order of commit
  std::vector<Comparison> comparisons;  // in order of commit
  std::map<std::string, FrameworkTable, std::less<>> tables;
  [[nodiscard]] const Entry* find(std::string_view id) const;
  [[nodiscard]] const Entry* latest(std::string_view group, std::string_view name) const;
  // The last comparison of an entry by somebody other than who entered it; null while it waits.
  [[nodiscard]] const Comparison* judged(const Entry& entry) const;
};

// What decides for a group after its first `version` changes.
struct InForce {
  int version = 0;
  std::map<std::string_view, const Entry*> values;
  [[nodiscard]] const Entry* at(std::string_view name) const;
  [[nodiscard]] bool decides_all() const;  // every value a result follows from
  [[nodiscard]] bool whole() const;        // every value there is
};
inline constexpr int latest_version = 1'000'000;
[[nodiscard]] InForce in_force(const Ledger& ledger, std::string_view group, int version = latest_version);

// The proposal with the official values in place of its own. Its version names both: "tam-1" → "tam-1.ct-3".
[[nodiscard]] Blueprint with_official(const Blueprint& proposed, const InForce& official);
// The number after ".ct-" in a reference such as "nguoidan@tam-1.ct-3"; 0 = the proposal alone.
[[nodiscard]] int official_version(std::string_view rules);

// Whether what rests on a result measured by `rules` must say so: the result's own values, and today's for the rest.
[[nodiscard]] bool is_provisional(const Ledger& ledger, std::string_view group, std::string_view rules);

// Every value of every group: what the plan's figures and the reports rest on.
[[nodiscard]] bool is_settled(const Ledger& ledger);

// Names of the domains as the framework in force at `rules` calls them; the proposed framework where it is silent.
using DomainNames = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] DomainNames domain_names(const Ledger& ledger, const learning::Framework& proposed,
                                       std::string_view group, std::string_view rules);
[[nodiscard]] std::string name_in(const DomainNames& names, std::string_view domain);

// A typed value as it is stored. Refusals: official.bad_number (detail: bounds), official.bad_shares,
// official.too_long.
[[nodiscard]] Result<std::string> read_value(const Asked& asked, std::string_view typed);
[[nodiscard]] std::vector<Share> read_shares(std::string_view stored);  // "D0:3 D1:2"
// As people read it.
[[nodiscard]] std::string show_value(const Asked& asked, std::string_view stored, const Ledger& ledger,
                                     const DomainNames& names);
// What the proposal says for the same question; "" = nothing.
[[nodiscard]] std::string proposed_value(const Asked& asked, const Blueprint& proposed);

// The two-person rule. Refusals: official.own_entry, official.not_latest, official.already_compared,
// official.note_needed.
[[nodiscard]] Result<void> may_compare(const Ledger& ledger, const Entry& entry, std::string_view account, bool fits,
                                       std::string_view note);
// Domains for which the bank has too few questions.
[[nodiscard]] std::vector<std::string> lacking(const Bank& bank, const Blueprint& rules);

}  // namespace hvs::assessment
