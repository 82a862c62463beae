// The area tree on one day. Areas come, merge and go; the cells stay with the leaf they were counted in, and both the
// view of then and the view of now are sums of the same cells. Paths nest ("/c01/x03/"), so their order is depth first
// and every level is one contiguous run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "core/indicators/cells.hpp"

namespace hvs::indicators {

struct Area {
  std::int64_t leaf = 0;  // stable number of this path in the cells
  std::string path;
  std::string name;
  std::string kind;  // xom | to_dan_pho | xa
  std::string old_unit;
  PartialDate from;                  // year 0 = always
  PartialDate until;                 // first day on which it is gone; year 0 = still there
  std::vector<std::string> follows;  // paths merged into this one
};

class Tree {
 public:
  // `on`: the day whose areas are shown.
  Tree(std::vector<Area> areas, Day on);
  Tree(Tree&&) = default;
  Tree(const Tree&) = delete;  // nodes point into areas_
  Tree& operator=(const Tree&) = delete;

  struct Node {
    const Area* area;
    std::size_t end;  // positions [own, end) are this area and everything below
    int depth;
    bool is_leaf;
  };
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  // Position of the area that carries this leaf's figures on the day: itself, or the one it was merged into.
  // -1 when the leaf belongs to nothing shown (people whose xóm is not known).
  [[nodiscard]] int position_of(std::int64_t leaf) const;
  [[nodiscard]] int find(std::string_view path) const;

 private:
  std::vector<Area> areas_;
  std::vector<Node> nodes_;
  std::vector<std::pair<std::int64_t, int>> positions_;  // sorted by leaf
};

// Sums over a tree: one pass to build, then any level is a subtraction.
class Sums {
 public:
  explicit Sums(const Tree& tree) : tree_(tree), prefix_(tree.nodes().size() + 1), own_(tree.nodes().size()) {}
  void add(std::int64_t leaf, const Cell& cell);
  void finish();
  [[nodiscard]] Cell level(std::size_t position) const;  // the area and all below
  [[nodiscard]] Cell everything() const;                 // with the people whose xóm is not known
  [[nodiscard]] const Cell& nowhere() const { return nowhere_; }

 private:
  const Tree& tree_;
  std::vector<Cell> prefix_;
  std::vector<Cell> own_;
  Cell nowhere_;
};

}  // namespace hvs::indicators
