// What frame templates show: DocumentView already decided. Only document.cpp makes these.
#pragma once

#include <string>
#include <vector>

#include "core/html/document.hpp"

namespace hvs::html::page {

struct SizeChoice {
  std::string value{};
  std::string label{};
  bool chosen = false;
};

struct FrameView {
  const DocumentView& page;
  std::string root_class{};
  std::string body_class{};
  std::string shown_title{};
  std::string return_to{};
  std::vector<SizeChoice> sizes{};
  std::vector<SizeChoice> themes{};
  bool signed_in = false;
  bool leaves_when_idle = false;  // L8: learners on a shared phone; never made by the phone itself
  std::string row{};              // the page's own sentences joined to one sound; "" when the page brings recordings
  bool reads_itself = false;      // neither: the browser's voice is asked
  Html foot{};                    // the common end of both frames
};

std::string learner(const FrameView& v);
std::string staff(const FrameView& v);
std::string foot(const FrameView& v);

}  // namespace hvs::html::page
