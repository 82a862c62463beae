// A believable, entirely invented commune as a stream of operations: deterministic by seed, bounded memory up to
// 2,000,000 people. README.md in this folder says how synthetic people can be told from real ones.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/journal/model.hpp"
#include "server/demo/family.hpp"

namespace hvs::demo {

// How a personal number is kept; given by the caller so that the generator knows no keys.
struct Sealing {
  std::function<std::string(std::string_view number)> seal;
  std::function<std::string(std::string_view number)> find_hash;
};

struct Options {
  std::size_t people = 17'509;
  std::uint64_t seed = 1;
  Day today{2026, 11, 22};  // ages and the history count back from here
  bool history = true;      // visits, evidence, results; above `light_above` people only evidence
  std::size_t light_above = 100'000;
};

struct Area {
  std::string path;
  std::string parent;
  std::string code;
  std::string name;
  std::string old_unit;
  std::string_view kind;
  std::size_t people = 0;  // 0 for a level above the xóm
  AreaMix mix;
  int pace = 100;  // how eagerly the movement went there, percent
  bool weak_signal = false;
};
[[nodiscard]] std::vector<Area> make_areas(const Options& options);

class Commune {
 public:
  Commune(Options options, Sealing sealing);
  // Appends the next part (all areas, or one household with its history); false when everything has been given.
  bool next(std::vector<journal::Operation>& out);

  struct Counts {
    std::size_t areas = 0, households = 0, people = 0, operations = 0;
  };
  [[nodiscard]] const Counts& counts() const { return counts_; }

 private:
  void give_areas(std::vector<journal::Operation>& out);
  void give_household(std::vector<journal::Operation>& out);
  void give_class(std::vector<journal::Operation>& out);
  std::string number_of(const Member& member, Random& random);

  Options options_;
  Sealing sealing_;
  std::vector<Area> areas_;
  std::vector<std::uint32_t> numbers_;  // per (sex, birth year): how many personal numbers were given
  std::vector<std::string> class_members_;
  std::size_t area_ = 0;
  std::size_t left_ = 0;  // people still to be made in this area
  std::uint64_t household_ = 0;
  std::uint64_t sequence_ = 0;
  bool started_ = false;
  Counts counts_;
};

}  // namespace hvs::demo
