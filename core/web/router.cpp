#include "core/web/router.hpp"

#include <algorithm>

namespace hvs::web {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  if (path.starts_with('/')) path.remove_prefix(1);
  while (true) {
    const auto slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

bool is_named(std::string_view part) { return part.size() > 2 && part.front() == '{' && part.back() == '}'; }

// A page name may have an ending: "{id}.pdf" takes "abc.pdf" as id = abc.
struct Named {
  std::string_view name;
  std::string_view ending;
};
bool read_named(std::string_view part, Named& out) {
  if (!part.starts_with('{')) return false;
  const auto close = part.find('}');
  if (close == std::string_view::npos) return false;
  out = {part.substr(1, close - 1), part.substr(close + 1)};
  return true;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    Pattern p;
    for (const auto part : split(routes_[i].pattern)) p.parts.emplace_back(part);
    if (is_named(p.parts.back()) && p.parts.back().ends_with("*}")) {
      p.rest = true;
      p.parts.back().erase(p.parts.back().size() - 2, 1);
    }
    p.route = i;
    patterns_.push_back(std::move(p));
  }
  // Fixed parts win over named ones, a named part with an ending over one without, all of them over the rest of a path.
  const auto weight = [](const Pattern& p) {
    std::string w;
    for (const auto& part : p.parts) w += !part.starts_with('{') ? '0' : part.back() != '}' ? '1' : '2';
    if (p.rest) w.back() = '3';
    return w;
  };
  std::stable_sort(patterns_.begin(), patterns_.end(),
                   [&](const Pattern& a, const Pattern& b) { return weight(a) < weight(b); });
}

Router::Match Router::find(Method method, std::string_view path, Fields* params) const {
  const auto parts = split(path);
  Match match;
  for (const auto& p : patterns_) {
    if (p.rest ? parts.size() < p.parts.size() : parts.size() != p.parts.size()) continue;
    bool fits = true;
    for (std::size_t i = 0; i < p.parts.size() && fits; ++i) {
      Named named;
      if (!read_named(p.parts[i], named))
        fits = p.parts[i] == parts[i];
      else if (!(p.rest && i + 1 == p.parts.size()))
        fits = parts[i].size() > named.ending.size() && parts[i].ends_with(named.ending);
    }
    if (!fits) continue;
    const auto& route = routes_[p.route];
    if (route.method != method) {
      match.other_method = true;
      continue;
    }
    if (params != nullptr) {
      for (std::size_t i = 0; i < p.parts.size(); ++i) {
        Named named;
        if (!read_named(p.parts[i], named)) continue;
        const bool rest = p.rest && i + 1 == p.parts.size();
        const auto value = rest
                               ? std::string_view{parts[i].data(),
                                                  static_cast<std::size_t>(path.data() + path.size() - parts[i].data())}
                               : parts[i].substr(0, parts[i].size() - named.ending.size());
        params->add(std::string{named.name}, std::string{value});
      }
    }
    return {&route, false};
  }
  return match;
}

}  // namespace hvs::web
