#include "core/assessment/rules.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/assessment/dice.hpp"
#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "text/assessment.hpp"

namespace hvs::assessment {
namespace {

bool among(std::span<const std::string> list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// At least `percent` of `total`, in whole numbers: 4 of 5 is 80 %.
bool reaches(std::size_t right, std::size_t total, int percent) {
  return right * 100 >= total * static_cast<std::size_t>(percent);
}

}  // namespace

Result<std::vector<std::string>> draw(const Bank& bank, const Blueprint& rules, std::string_view seed,
                                      std::span<const std::string> avoid) {
  std::vector<std::string> form;
  for (const auto& share : rules.shares) {
    Dice dice(seed, share.domain);
    std::vector<std::string> fresh, seen;
    for (const auto& item : bank.items) {
      if (item.domain == share.domain) (among(avoid, item.ref()) ? seen : fresh).push_back(item.ref());
    }
    if (fresh.size() + seen.size() < share.count)
      return refuse(Kind::broken, t::assessment::bank_too_small.key, share.domain);
    dice.shuffle(fresh);
    dice.shuffle(seen);
    fresh.insert(fresh.end(), seen.begin(), seen.end());
    form.insert(form.end(), fresh.begin(), fresh.begin() + static_cast<std::ptrdiff_t>(share.count));
  }
  Dice(seed, "order").shuffle(form);
  return form;
}

std::vector<std::size_t> option_order(const Item& item, std::string_view seed) {
  std::vector<std::size_t> order(item.options.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Dice(seed, item.id).shuffle(order);
  return order;
}

Score score(const Bank& bank, const Blueprint& rules, const Form& form, std::span<const Answer> answers) {
  Score result;
  for (const auto& share : rules.shares) result.domains.push_back({share.domain, 0, 0, true});
  for (const auto& ref : form.items) {
    ++result.total;
    const auto* item = bank.find(ref);
    if (item == nullptr) continue;
    const auto answer =
        std::find_if(answers.begin(), answers.end(), [&ref](const Answer& one) { return one.item == ref; });
    const bool right = answer != answers.end() && is_right(*item, answer->choice);
    result.right += right;
    const auto domain = std::find_if(result.domains.begin(), result.domains.end(),
                                     [item](const DomainScore& one) { return one.domain == item->domain; });
    if (domain == result.domains.end()) continue;
    ++domain->total;
    domain->right += right;
  }
  bool floors = true;
  for (std::size_t i = 0; i < result.domains.size(); ++i) {
    auto& domain = result.domains[i];
    domain.floor_met = reaches(domain.right, domain.total, rules.shares[i].floor_percent);
    floors = floors && domain.floor_met;
  }
  result.passed = result.total > 0 && floors && reaches(result.right, result.total, rules.pass_percent);
  return result;
}

std::string store_domains(const Score& score) {
  std::string out;
  for (const auto& one : score.domains) {
    if (!out.empty()) out += ' ';
    out += one.domain + ":" + std::to_string(one.right) + "/" + std::to_string(one.total);
  }
  return out;
}

std::vector<DomainScore> read_domains(std::string_view text) {
  std::vector<DomainScore> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto colon = one.find(':'), slash = one.find('/');
    if (colon == std::string_view::npos || slash == std::string_view::npos || slash < colon) continue;
    long long right = 0, total = 0;
    if (!text::read_int(one.substr(colon + 1, slash - colon - 1), right) ||
        !text::read_int(one.substr(slash + 1), total))
      continue;
    if (right < 0 || total < right) continue;
    out.push_back(
        {std::string{one.substr(0, colon)}, static_cast<std::size_t>(right), static_cast<std::size_t>(total), true});
  }
  return out;
}

bool is_whole(const Bank& bank, const Form& form) {
  return std::all_of(form.items.begin(), form.items.end(),
                     [&bank](const std::string& ref) { return bank.find(ref) != nullptr; });
}

const Form* open_form(const Bank& bank, std::span<const Form> forms, Purpose purpose) {
  const auto open = std::find_if(forms.begin(), forms.end(), [&](const Form& one) {
    return !one.finished && one.self_check == (purpose == Purpose::self_check) && is_whole(bank, one);
  });
  return open == forms.end() ? nullptr : &*open;
}

std::string derived_id(std::string_view form, std::string_view use) {
  auto text = bytes::hex(bytes::sha256(std::string{form} + "/" + std::string{use})).substr(0, 32);
  text[12] = '8';  // RFC 9562 §5.8: a UUID of our own making
  text[16] = 'a';
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) text.insert(dash, 1, '-');
  return text;
}

std::size_t needed(std::size_t total, int percent) { return (total * static_cast<std::size_t>(percent) + 99) / 100; }

std::vector<Advice> advise(const learning::Library& library, const Bank& bank, const Form& form,
                           std::span<const Answer> answers, std::size_t limit) {
  std::map<std::string, std::size_t, std::less<>> missed;
  for (const auto& ref : form.items) {
    const auto* item = bank.find(ref);
    if (item == nullptr) continue;
    const auto given =
        std::find_if(answers.begin(), answers.end(), [&ref](const Answer& one) { return one.item == ref; });
    if (given == answers.end() || !is_right(*item, given->choice)) ++missed[item->skill];
  }
  std::vector<std::pair<std::size_t, Advice>> found;
  for (const auto& course : library.courses) {
    for (const auto& unit : course.units) {
      std::size_t weight = 0;
      for (const auto& skill : unit.skills) {
        if (const auto at = missed.find(skill); at != missed.end()) weight += at->second;
      }
      if (weight > 0) found.push_back({weight, {&course, &unit}});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Advice> advice;
  for (const auto& one : found) {
    if (advice.size() < limit) advice.push_back(one.second);
  }
  return advice;
}

Result<void> may_begin(const Blueprint& blueprint, std::span<const Instant> begun, Instant now) {
  const auto today = day_in_vietnam(now);
  const auto count =
      std::count_if(begun.begin(), begun.end(), [&today](Instant at) { return day_in_vietnam(at) == today; });
  if (count >= blueprint.attempts_per_day) return refuse(Kind::conflict, t::assessment::enough_today.key);
  return {};
}

}  // namespace hvs::assessment
