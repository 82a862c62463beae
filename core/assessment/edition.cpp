#include "core/assessment/edition.hpp"

#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "text/sitting.hpp"

namespace hvs::assessment {
namespace {

constexpr std::string_view mark = "hocvuso-edition";
constexpr std::size_t most_items = 20'000;
constexpr double scale_end = 12;  // logits; nobody stands beyond

double points(const measurement::Item& item, double theta) {
  return measurement::moments(item, theta).mean / item.top();
}

// Where an increasing function reaches `goal`: 60 halvings end at the last bit.
template <class F>
double solve(F f, double goal) {
  double low = -scale_end, high = scale_end;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (f(middle) < goal ? low : high) = middle;
  }
  return (low + high) / 2;
}

void put(std::string& out, std::string_view word) {
  out += ' ';
  out += word;
}
void put(std::string& out, double value) {
  out += ' ';
  number::put_double(out, value);
}
void put(std::string& out, long long value) { put(out, std::string_view{std::to_string(value)}); }

void put_rules(std::string& out, std::string_view name, const AdaptiveRules& r) {
  out += name;
  put(out, r.criterion);
  for (const double one : {r.se, r.confidence, r.exposure, r.prior_mean, r.prior_sd}) put(out, one);
  for (const int one : {r.shortest, r.longest, r.more, r.randomesque}) put(out, static_cast<long long>(one));
  out += '\n';
}

// Words of one line.
class Line {
 public:
  explicit Line(std::string_view text) : rest_(text) {}
  std::string_view word() {
    const auto end = std::min(rest_.find(' '), rest_.size());
    const auto one = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    good_ = good_ && !one.empty();
    return one;
  }
  double real() {
    double value = 0;
    good_ = number::read_double(word(), value) && good_;
    return value;
  }
  int whole(int low, int high) {
    long long value = 0;
    good_ = text::read_int(word(), value) && value >= low && value <= high && good_;
    return good_ ? static_cast<int>(value) : low;
  }
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] bool good() const { return good_; }

 private:
  std::string_view rest_;
  bool good_ = true;
};

AdaptiveRules read_rules(Line& line) {
  AdaptiveRules r;
  r.criterion = line.word();
  for (double* one : {&r.se, &r.confidence, &r.exposure, &r.prior_mean, &r.prior_sd}) *one = line.real();
  for (int* one : {&r.shortest, &r.longest, &r.more, &r.randomesque}) *one = line.whole(0, 1000);
  return r;
}

void settle(Edition& edition) {
  for (std::size_t i = 0; i < edition.items.size(); ++i) edition.places.emplace(edition.items[i].id, i);
  edition.cut = ability_for(edition, edition.rules.pass_percent / 100.0);
  edition.floors.assign(edition.rules.shares.size(), 0);
  for (std::size_t i = 0; i < edition.rules.shares.size(); ++i) {
    const auto& share = edition.rules.shares[i];
    if (share.floor_percent > 0) edition.floors[i] = ability_for(edition, share.floor_percent / 100.0, share.domain);
  }
  edition.ref = edition.rules.group + "-" + digest(write_edition(edition));
}

}  // namespace

std::string frozen_form(const Item& item) {
  // What is answered and what it is worth; sounds, pictures and reasons may be bettered.
  auto bare = item;
  bare.sound = {};
  bare.picture = {};
  bare.option_pictures.clear();
  bare.why.clear();
  return write_item(bare).dump();
}

Item thaw(std::string_view frozen) {
  const auto json = json::parse(frozen);
  std::vector<Fault> faults;
  return json ? read_item(*json, faults) : Item{};
}

std::string digest(std::string_view frozen) { return bytes::hex(bytes::sha256(frozen)).substr(0, 16); }

double expected_share(const Edition& edition, std::string_view domain, double theta) {
  double sum = 0, count = 0;
  for (const auto& item : edition.items) {
    if (item.area != domain) continue;
    sum += points(item, theta);
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}

double ability_for(const Edition& edition, double share, std::string_view domain) {
  if (std::ranges::find(edition.items, domain, &measurement::Item::area) == edition.items.end()) return 0;
  return solve([&](double theta) { return expected_share(edition, domain, theta); }, share);
}

double ability_for(const Edition& edition, double share) {
  if (edition.items.empty()) return 0;
  const auto expected = [&edition](double theta) {
    double sum = 0, weights = 0;
    for (const auto& one : edition.rules.shares) {
      sum += static_cast<double>(one.count) * expected_share(edition, one.domain, theta);
      weights += static_cast<double>(one.count);
    }
    return weights > 0 ? sum / weights : 0;
  };
  return solve(expected, share);
}

Edition make_edition(const Bank& bank, const Blueprint& rules, const ParameterTable& parameters) {
  Edition edition;
  edition.rules = rules;
  for (const auto& item : bank.items) {
    const auto at = parameters.find(item.ref());
    measurement::Item one{item.ref(), item.discrimination, step_difficulties(item), item.domain};
    if (at != parameters.end() && at->second.steps.size() == one.steps.size()) {
      one.a = at->second.a;
      one.steps = at->second.steps;
    }
    edition.items.push_back(std::move(one));
    edition.frozen.push_back(digest(frozen_form(item)));
  }
  settle(edition);
  return edition;
}

std::string write_edition(const Edition& edition) {
  const auto& r = edition.rules;
  std::string out{mark};
  put(out, static_cast<long long>(algorithm));
  out += "\nrules";
  put(out, r.id);
  put(out, r.version);
  put(out, r.group);
  for (const long long one : {static_cast<long long>(r.total), static_cast<long long>(r.pass_percent),
                              static_cast<long long>(r.attempts_per_day), static_cast<long long>(r.way),
                              static_cast<long long>(r.provisional)})
    put(out, one);
  out += '\n';
  put_rules(out, "adaptive", r.adaptive);
  put_rules(out, "self_check", r.self_check);
  for (const auto& one : r.shares) {
    out += "share";
    put(out, one.domain);
    put(out, static_cast<long long>(one.count));
    put(out, static_cast<long long>(one.floor_percent));
    out += '\n';
  }
  for (std::size_t i = 0; i < edition.items.size(); ++i) {
    const auto& one = edition.items[i];
    out += "item";
    put(out, one.id);
    put(out, one.area);
    put(out, edition.frozen[i]);
    put(out, one.a);
    for (const double step : one.steps) put(out, step);
    out += '\n';
  }
  return out;
}

Result<Edition> read_edition(std::string_view body) {
  const auto bad = [](std::string_view why) {
    return refuse(Kind::broken, t::sitting::bad_edition.key, std::string{why});
  };
  Edition edition;
  auto& r = edition.rules;
  int number = 0, heads = 0;
  while (!body.empty()) {
    const auto end = body.find('\n');
    if (end == std::string_view::npos) return bad("unfinished line");
    Line line{body.substr(0, end)};
    body.remove_prefix(end + 1);
    const auto name = line.word();
    if (number++ == 0) {
      if (name != mark || line.whole(1, 1000) != algorithm || !line.good()) return bad("another algorithm");
      continue;
    }
    if (name == "rules") {
      r.id = line.word();
      r.version = line.word();
      r.group = line.word();
      r.total = static_cast<std::size_t>(line.whole(0, 1000));
      r.pass_percent = line.whole(1, 100);
      r.attempts_per_day = line.whole(0, 1000);
      r.way = line.whole(0, 1) == 1 ? Way::adaptive : Way::fixed;
      r.provisional = line.whole(0, 1) == 1;
      ++heads;
    } else if (name == "adaptive" || name == "self_check") {
      (name == "adaptive" ? r.adaptive : r.self_check) = read_rules(line);
      ++heads;
    } else if (name == "share") {
      Share one;
      one.domain = line.word();
      one.count = static_cast<std::size_t>(line.whole(0, 1000));
      one.floor_percent = line.whole(0, 100);
      r.shares.push_back(std::move(one));
    } else if (name == "item") {
      measurement::Item one;
      one.id = line.word();
      one.area = line.word();
      edition.frozen.emplace_back(line.word());
      one.a = line.real();
      while (!line.done() && one.steps.size() < measurement::max_steps) one.steps.push_back(line.real());
      if (one.steps.empty() || !(one.a > 0 && one.a < 100)) return bad("item");
      for (const double step : one.steps) {
        if (!(step > -100 && step < 100)) return bad("step");
      }
      edition.items.push_back(std::move(one));
    } else {
      return bad("unknown line");
    }
    if (!line.good() || !line.done()) return bad(name);
    if (r.shares.size() > 100 || edition.items.size() > most_items) return bad("too long");
  }
  if (heads != 3) return bad("rules missing");
  settle(edition);
  return edition;
}

}  // namespace hvs::assessment
