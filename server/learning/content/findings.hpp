// What is wrong with a piece of content, in words for the person who will mend it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::learning {

enum class Gravity : std::uint8_t {
  broken,  // cannot be shown: the program does not start with it
  must,    // may not be published: `content check` fails
  should,  // worth a look
};

struct Finding {
  Gravity gravity = Gravity::must;
  std::string where;  // path below content/, or the id of an item
  std::string what;
};

class Findings {
 public:
  void add(Gravity gravity, std::string where, const Text& text, std::initializer_list<html::Fill> values = {}) {
    list_.push_back({gravity, std::move(where), html::fill(text, values)});
  }
  void add(Finding one) { list_.push_back(std::move(one)); }
  [[nodiscard]] const std::vector<Finding>& list() const { return list_; }
  [[nodiscard]] std::size_t count(Gravity gravity) const {
    std::size_t n = 0;
    for (const auto& one : list_) n += one.gravity == gravity;
    return n;
  }

 private:
  std::vector<Finding> list_;
};

}  // namespace hvs::learning
