#include "core/html/document.hpp"

#include "core/html/frames.hpp"
#include "core/html/heard.hpp"
#include "text/layout.hpp"

namespace hvs::html {
namespace {

constexpr int text_sizes[] = {18, 20, 24, 28, 32};

struct Theme {
  std::string_view value;
  const Text& label;
};
constexpr Theme themes[] = {
    {"sang", t::layout::theme_light}, {"toi", t::layout::theme_dark}, {"ro", t::layout::theme_contrast}};

}  // namespace

Look read_look(std::string_view size_cookie, std::string_view theme_cookie) {
  Look look;
  for (const int size : text_sizes) {
    if (std::to_string(size) == size_cookie) look.size = size;
  }
  for (const auto& theme : themes) {
    if (theme.value == theme_cookie) look.theme = theme.value;
  }
  return look;
}

std::string document(const DocumentView& view) {
  page::FrameView frame{.page = view};
  const auto& look = view.around.look;
  frame.root_class = "c" + std::to_string(look.size);
  if (!look.theme.empty()) frame.root_class += " " + look.theme;
  frame.body_class = view.frame == Frame::learner ? "learner" : view.wide ? "staff wide" : "staff";
  frame.shown_title = view.title.empty() ? std::string{t::layout::product.vi} : view.title;
  frame.return_to = view.around.path;
  frame.signed_in = !view.around.person.empty();
  frame.leaves_when_idle = frame.signed_in && view.frame == Frame::learner && !view.around.offline;
  if (view.frame == Frame::learner && view.sounds.empty())
    frame.row = sound_row(heard(frame.shown_title, view.body.markup + view.dock.markup,
                                view.on_phone ? parts_on_phone : std::size(spoken)));
  frame.reads_itself = view.sounds.empty() && frame.row.empty();
  for (const int size : text_sizes) {
    const auto value = std::to_string(size);
    frame.sizes.push_back({value, fill(t::layout::size_step, {{"n", value}}), size == look.size});
  }
  for (const auto& theme : themes) {
    frame.themes.push_back({std::string{theme.value}, std::string{theme.label.vi}, theme.value == look.theme});
  }
  frame.foot = Html{page::foot(frame)};
  return view.frame == Frame::learner ? page::learner(frame) : page::staff(frame);
}

}  // namespace hvs::html
