#include "core/assessment/official.hpp"

#include <algorithm>
#include <numeric>

#include "core/base/text.hpp"
#include "text/official.hpp"

namespace hvs::assessment {
namespace {

namespace tx = t::official;

constexpr Asked all_asked[] = {
    {"so_cau", tx::v_total, tx::v_total_hint, Meaning::count, 5, 100, true},
    {"phan_bo", tx::v_shares, tx::v_shares_hint, Meaning::shares, 0, 0, true},
    {"muc_dat", tx::v_pass, tx::v_pass_hint, Meaning::count, 1, 100, true},
    {"muc_an_toan", tx::v_safety, tx::v_safety_hint, Meaning::count, 0, 100, true},
    {"so_lan", tx::v_attempts, tx::v_attempts_hint, Meaning::count, 1, 50, true},
    {framework_value, tx::v_framework, tx::v_framework_hint, Meaning::table, 0, 0, true},
    {"thoi_gian", tx::v_minutes, tx::v_minutes_hint, Meaning::count, 0, 600, false},
    {"hinh_thuc", tx::v_forms, tx::v_forms_hint, Meaning::words, 0, 0, false},
    {"nguoi_ky", tx::v_signer, tx::v_signer_hint, Meaning::words, 0, 0, false},
    {"hieu_luc", tx::v_validity, tx::v_validity_hint, Meaning::count, 0, 240, false},
    {"thay_the", tx::v_other_proof, tx::v_other_proof_hint, Meaning::words, 0, 0, false},
    {"cach_tinh", tx::v_counting, tx::v_counting_hint, Meaning::words, 0, 0, false},
};

constexpr std::string_view safety_domain = "D4";
constexpr std::string_view official_mark = ".ct-";
constexpr std::size_t longest_words = 1000;  // letters would be kinder, but the door counts bytes

int whole(const Entry& entry) {
  long long n = 0;
  return text::read_int(entry.value, n) ? static_cast<int>(n) : 0;
}

// `total` questions in the proportions of `shares`, by largest remainder; ties go to the earlier domain.
void scale(std::vector<Share>& shares, std::size_t total) {
  const auto sum =
      std::accumulate(shares.begin(), shares.end(), std::size_t{0}, [](auto n, const Share& s) { return n + s.count; });
  if (sum == 0 || sum == total) return;
  std::vector<std::pair<std::size_t, std::size_t>> rest;  // remainder, place
  std::size_t given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const auto exact = shares[i].count * total;
    shares[i].count = exact / sum;
    given += shares[i].count;
    rest.emplace_back(exact % sum, i);
  }
  std::ranges::stable_sort(rest, [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t k = 0; given < total; ++k, ++given) ++shares[rest[k].second].count;
}

}  // namespace

std::span<const Asked> asked() { return all_asked; }

const Asked* find_asked(std::string_view name) {
  const auto* at = std::ranges::find(all_asked, name, &Asked::name);
  return at == std::end(all_asked) ? nullptr : at;
}

bool is_group(std::string_view name) { return std::ranges::find(groups, name) != std::end(groups); }

const Entry* Ledger::find(std::string_view id) const {
  const auto at = std::ranges::find(entries, id, &Entry::id);
  return at == entries.end() ? nullptr : &*at;
}

const Entry* Ledger::latest(std::string_view group, std::string_view name) const {
  const Entry* out = nullptr;
  for (const auto& one : entries) {
    if (one.group == group && one.name == name) out = &one;
  }
  return out;
}

const Comparison* Ledger::judged(const Entry& entry) const {
  const Comparison* out = nullptr;
  for (const auto& one : comparisons) {
    if (one.of == entry.id && one.author != entry.author && one.commit > entry.commit) out = &one;
  }
  return out;
}

const Entry* InForce::at(std::string_view name) const {
  const auto found = values.find(name);
  return found == values.end() ? nullptr : found->second;
}

bool InForce::decides_all() const {
  return std::ranges::all_of(all_asked, [this](const Asked& one) { return !one.decides || at(one.name) != nullptr; });
}

bool InForce::whole() const {
  return std::ranges::all_of(all_asked, [this](const Asked& one) { return at(one.name) != nullptr; });
}

InForce in_force(const Ledger& ledger, std::string_view group, int version) {
  InForce out;
  for (const auto& one : ledger.comparisons) {
    if (out.version >= version) break;
    const auto* entry = ledger.find(one.of);
    // Checked here too: a comparison may have come by the exchange and not by the page.
    if (entry == nullptr || entry->group != group || entry->author == one.author || one.commit < entry->commit)
      continue;
    const auto* question = find_asked(entry->name);
    if (question == nullptr) continue;
    const auto* now = out.at(question->name);
    if (one.fits && (now == nullptr || now->commit < entry->commit)) {
      out.values[question->name] = entry;
      ++out.version;
    } else if (!one.fits && now == entry) {
      out.values.erase(question->name);
      ++out.version;
    }
  }
  return out;
}

Blueprint with_official(const Blueprint& proposed, const InForce& official) {
  auto out = proposed;
  if (official.version == 0) return out;
  out.version += std::string{official_mark} + std::to_string(official.version);
  if (const auto* shares = official.at("phan_bo")) {
    out.shares = read_shares(shares->value);
    for (auto& share : out.shares) {
      const auto before = std::ranges::find(proposed.shares, share.domain, &Share::domain);
      if (before != proposed.shares.end()) share.floor_percent = before->floor_percent;
    }
  }
  if (const auto* total = official.at("so_cau")) scale(out.shares, static_cast<std::size_t>(whole(*total)));
  if (const auto* pass = official.at("muc_dat")) out.pass_percent = whole(*pass);
  if (const auto* attempts = official.at("so_lan")) out.attempts_per_day = whole(*attempts);
  if (const auto* safety = official.at("muc_an_toan")) {
    for (auto& share : out.shares) {
      if (share.domain == safety_domain) share.floor_percent = whole(*safety);
    }
  }
  out.total = std::accumulate(out.shares.begin(), out.shares.end(), std::size_t{0},
                              [](auto n, const Share& s) { return n + s.count; });
  out.provisional = !official.decides_all();
  return out;
}

int official_version(std::string_view rules) {
  const auto at = rules.rfind(official_mark);
  long long n = 0;
  if (at == std::string_view::npos || !text::read_int(rules.substr(at + official_mark.size()), n)) return 0;
  return n > 0 && n < latest_version ? static_cast<int>(n) : 0;
}

bool is_provisional(const Ledger& ledger, std::string_view group, std::string_view rules) {
  return !in_force(ledger, group).whole() || !in_force(ledger, group, official_version(rules)).decides_all();
}

bool is_settled(const Ledger& ledger) {
  return std::ranges::all_of(groups, [&](std::string_view group) { return in_force(ledger, group).whole(); });
}

DomainNames domain_names(const Ledger& ledger, const learning::Framework& proposed, std::string_view group,
                         std::string_view rules) {
  DomainNames out;
  for (const auto& one : proposed.domains) out[one.id] = one.name;
  const auto then = in_force(ledger, group, official_version(rules));
  const auto* entry = then.at(framework_value);
  const auto table = entry == nullptr ? ledger.tables.end() : ledger.tables.find(entry->value);
  if (table == ledger.tables.end()) return out;
  DomainNames official;
  for (const auto& row : table->second.rows) {
    if (!row.group.empty() && row.group != group) continue;
    auto& name = official[row.domain];
    // Two official domains may stand for one of ours; both names are said.
    if (name.empty())
      name = row.domain_name;
    else if (name.find(row.domain_name) == std::string::npos)
      name += ", " + row.domain_name;
  }
  for (auto& [domain, name] : official) out[domain] = std::move(name);
  return out;
}

std::string name_in(const DomainNames& names, std::string_view domain) {
  const auto at = names.find(domain);
  return at == names.end() ? std::string{domain} : at->second;
}

std::vector<Share> read_shares(std::string_view stored) {
  std::vector<Share> out;
  while (!stored.empty()) {
    const auto end = std::min(stored.find(' '), stored.size());
    const auto one = stored.substr(0, end);
    stored.remove_prefix(std::min(end + 1, stored.size()));
    const auto colon = one.find(':');
    long long count = 0;
    if (colon == std::string_view::npos || !text::read_int(one.substr(colon + 1), count) || count < 0 || count > 100)
      continue;
    out.push_back({std::string{one.substr(0, colon)}, static_cast<std::size_t>(count), 0});
  }
  return out;
}

Result<std::string> read_value(const Asked& question, std::string_view typed) {
  auto value = text::squeeze(text::nfc(typed));
  switch (question.meaning) {
    case Meaning::count: {
      if (value.ends_with('%')) value = text::trim(std::string_view{value}.substr(0, value.size() - 1));
      long long n = 0;
      if (!text::read_int(value, n) || n < question.low || n > question.high)
        return refuse(Kind::invalid, tx::bad_number.key,
                      std::to_string(question.low) + "–" + std::to_string(question.high));
      return std::to_string(n);
    }
    case Meaning::shares: {
      // "D0: 3, D1 2; D4=5" → "D0:3 D1:2 D4:5"
      std::string out, plain = text::upper(value);
      for (auto& c : plain) {
        if (c == ':' || c == '=' || c == ',' || c == ';') c = ' ';
      }
      std::vector<std::string> parts;
      for (std::size_t at = 0; at < plain.size();) {
        const auto end = std::min(plain.find(' ', at), plain.size());
        if (end > at) parts.push_back(plain.substr(at, end - at));
        at = end + 1;
      }
      std::size_t sum = 0;
      for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
        long long n = 0;
        const auto& domain = parts[i];
        if (domain.size() != 2 || domain[0] != 'D' || domain[1] < '0' || domain[1] > '8' ||
            out.find(domain) != std::string::npos || !text::read_int(parts[i + 1], n) || n < 0 || n > 100)
          return refuse(Kind::invalid, tx::bad_shares.key);
        out += (out.empty() ? "" : " ") + domain + ":" + std::to_string(n);
        sum += static_cast<std::size_t>(n);
      }
      if (parts.size() % 2 != 0 || sum == 0 || sum > 100) return refuse(Kind::invalid, tx::bad_shares.key);
      return out;
    }
    case Meaning::words:
    case Meaning::table:
      if (value.size() > longest_words) return refuse(Kind::invalid, tx::too_long.key);
      return value;
  }
  return value;
}

std::string show_value(const Asked& question, std::string_view stored, const Ledger& ledger, const DomainNames& names) {
  if (question.meaning == Meaning::shares) {
    std::string out;
    for (const auto& one : read_shares(stored))
      out += (out.empty() ? "" : "; ") + name_in(names, one.domain) + ": " + std::to_string(one.count);
    return out;
  }
  if (question.meaning == Meaning::table) {
    const auto at = ledger.tables.find(stored);
    return at == ledger.tables.end() ? std::string{}
                                     : html::fill(tx::table_line, {{"title", at->second.title},
                                                                   {"n", std::to_string(at->second.rows.size())}});
  }
  return std::string{stored};
}

std::string proposed_value(const Asked& question, const Blueprint& proposed) {
  if (question.name == "so_cau") return std::to_string(proposed.total);
  if (question.name == "muc_dat") return std::to_string(proposed.pass_percent);
  if (question.name == "so_lan") return std::to_string(proposed.attempts_per_day);
  std::string shares;
  int safety = 0;
  for (const auto& one : proposed.shares) {
    shares += (shares.empty() ? "" : " ") + one.domain + ":" + std::to_string(one.count);
    if (one.domain == safety_domain) safety = one.floor_percent;
  }
  if (question.name == "phan_bo") return shares;
  if (question.name == "muc_an_toan") return std::to_string(safety);
  return {};
}

Result<void> may_compare(const Ledger& ledger, const Entry& entry, std::string_view account, bool fits,
                         std::string_view note) {
  if (entry.author == account) return refuse(Kind::denied, tx::own_entry.key);
  if (ledger.latest(entry.group, entry.name) != &entry) return refuse(Kind::conflict, tx::not_latest.key);
  if (const auto* before = ledger.judged(entry); before != nullptr && before->fits == fits)
    return refuse(Kind::conflict, tx::already_compared.key);
  if (!fits && text::trim(note).empty()) return refuse(Kind::invalid, tx::note_needed.key);
  return {};
}

std::vector<std::string> lacking(const Bank& bank, const Blueprint& rules) {
  std::vector<std::string> out;
  for (const auto& share : rules.shares) {
    const auto has = std::ranges::count(bank.items, share.domain, &Item::domain);
    if (static_cast<std::size_t>(has) < share.count) out.push_back(share.domain);
  }
  return out;
}

}  // namespace hvs::assessment
