// Decisions of the assessment: pure functions of data, seed and time.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/model.hpp"

namespace hvs::assessment {

// Items of one form: the blueprint's number from every domain, uniform within a domain among items not in `avoid`,
// falling back on those only when a domain has too few others; then all in one shuffled order. The same seed gives the
// same form. Refusal: assessment.bank_too_small.
[[nodiscard]] Result<std::vector<std::string>> draw(const Bank& bank, const Blueprint& rules, std::string_view seed,
                                                    std::span<const std::string> avoid);

// The order in which options stand on the screen, as indexes into Item::options; follows from form seed and item alone.
[[nodiscard]] std::vector<std::size_t> option_order(const Item& item, std::string_view seed);

// Unanswered and "Tôi chưa biết" count as not right. An item that is no longer in the bank counts as not right.
[[nodiscard]] Score score(const Bank& bank, const Blueprint& rules, const Form& form, std::span<const Answer> answers);

// "D0:2/3 D1:2/2 …", as stored with a result; the reader skips what it cannot read.
[[nodiscard]] std::string store_domains(const Score& score);
[[nodiscard]] std::vector<DomainScore> read_domains(std::string_view text);

// Whether one more form may be begun now. `begun` are the start times of this person's forms.
// Refusal: assessment.enough_today.
[[nodiscard]] Result<void> may_begin(const Blueprint& blueprint, std::span<const Instant> begun, Instant now);

// The form that can be gone on with: begun, not handed in, every question still in the bank. Null when there is none.
enum class Purpose : std::uint8_t { counts, self_check };
[[nodiscard]] const Form* open_form(const Bank& bank, std::span<const Form> forms, Purpose purpose = Purpose::counts);
[[nodiscard]] bool is_whole(const Bank& bank, const Form& form);

// An id that follows from the form, so that handing in twice makes one result, one evidence, one proposal.
[[nodiscard]] std::string derived_id(std::string_view form, std::string_view use);

// How many right answers a domain or the whole form needs.
[[nodiscard]] std::size_t needed(std::size_t total, int percent);

// Lessons that teach what was not right, the most missed skills first; at most `limit`.
struct Advice {
  const learning::Course* course;
  const learning::Unit* unit;
};
[[nodiscard]] std::vector<Advice> advise(const learning::Library& library, const Bank& bank, const Form& form,
                                         std::span<const Answer> answers, std::size_t limit);

}  // namespace hvs::assessment
