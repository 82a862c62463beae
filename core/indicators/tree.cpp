#include "core/indicators/tree.hpp"

#include <algorithm>
#include <map>

namespace hvs::indicators {
namespace {

int day_number(PartialDate d) { return d.year * 10'000 + d.month * 100 + d.day; }
bool stands_on(const Area& area, Day on) {
  const int today = on.year * 10'000 + on.month * 100 + on.day;
  return (area.from.year == 0 || day_number(area.from) <= today) &&
         (area.until.year == 0 || day_number(area.until) > today);
}

}  // namespace

Tree::Tree(std::vector<Area> areas, Day on) : areas_(std::move(areas)) {
  std::ranges::sort(areas_, {}, &Area::path);
  // Who follows whom; an area divided among several has no single follower and stays visible under its old name.
  std::map<std::string_view, std::vector<std::size_t>> followers;
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    for (const auto& gone : areas_[i].follows) followers[gone].push_back(i);
  }
  const auto carrier = [&](std::size_t i) {
    for (int steps = 0; steps < 16 && !stands_on(areas_[i], on); ++steps) {
      const auto next = followers.find(areas_[i].path);
      if (next == followers.end() || next->second.size() != 1) break;
      const auto heir = next->second.front();
      if (areas_[heir].from.year != 0 && day_number(areas_[heir].from) > on.year * 10'000 + on.month * 100 + on.day)
        break;
      i = heir;
    }
    return i;
  };
  std::vector<std::size_t> carriers(areas_.size());
  std::vector<bool> shown(areas_.size());
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    carriers[i] = carrier(i);
    // An area that is gone is shown only while it still carries figures of its own; one not yet begun never is.
    const bool gone = areas_[i].until.year != 0 && !stands_on(areas_[i], on);
    shown[i] = stands_on(areas_[i], on) || (gone && carriers[i] == i);
  }
  std::vector<int> position(areas_.size(), -1);
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    if (!shown[i]) continue;
    position[i] = static_cast<int>(nodes_.size());
    const auto depth = static_cast<int>(std::ranges::count(areas_[i].path, '/')) - 2;
    nodes_.push_back({&areas_[i], nodes_.size() + 1, std::max(depth, 0), true});
  }
  std::vector<std::size_t> open;  // ancestors of the current node
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    while (!open.empty() && !nodes_[n].area->path.starts_with(nodes_[open.back()].area->path)) open.pop_back();
    for (const auto above : open) nodes_[above].end = n + 1, nodes_[above].is_leaf = false;
    open.push_back(n);
  }
  for (std::size_t i = 0; i < areas_.size(); ++i) positions_.emplace_back(areas_[i].leaf, position[carriers[i]]);
  std::ranges::sort(positions_);
}

int Tree::position_of(std::int64_t leaf) const {
  const auto at = std::ranges::lower_bound(positions_, leaf, {}, &std::pair<std::int64_t, int>::first);
  return at == positions_.end() || at->first != leaf ? -1 : at->second;
}

int Tree::find(std::string_view path) const {
  const auto at =
      std::ranges::lower_bound(nodes_, path, {}, [](const Node& n) -> std::string_view { return n.area->path; });
  return at == nodes_.end() || at->area->path != path ? -1 : static_cast<int>(at - nodes_.begin());
}

void Sums::add(std::int64_t leaf, const Cell& cell) {
  const auto at = tree_.position_of(leaf);
  (at < 0 ? nowhere_ : own_[static_cast<std::size_t>(at)]) += cell;
}

void Sums::finish() {
  for (std::size_t i = 0; i < own_.size(); ++i) {
    prefix_[i + 1] = prefix_[i];
    prefix_[i + 1] += own_[i];
  }
}

Cell Sums::level(std::size_t position) const {
  const auto& from = prefix_[position];
  const auto& to = prefix_[tree_.nodes()[position].end];
  return {to.population - from.population, to.reached - from.reached, to.late_population - from.late_population,
          to.late_reached - from.late_reached};
}

Cell Sums::everything() const {
  auto all = prefix_.back();
  all += nowhere_;
  return all;
}

}  // namespace hvs::indicators
