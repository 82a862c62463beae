// Elements of a screen → markup: links for touches, forms for what is typed and for the touch that ends a run.
#include "core/practice/visit.hpp"

namespace hvs::practice {
namespace {

std::string first_letter(std::string_view words) {
  std::size_t end = words.empty() ? 0 : 1;
  while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) ++end;
  return std::string{words.substr(0, end)};
}

html::Html inside_of(const Element& one) {
  page::InsideView v;
  v.words = one.words;
  v.beside = one.beside;
  v.pasted = one.pasted;
  if (!one.picture.empty()) v.image = "/hinh/" + one.picture;
  if (!one.icon.empty()) v.icon = std::string{html::asset("icons.svg")} + "#" + one.icon;
  for (const auto& [name, value] : one.facts) v.pairs.push_back({name, value});
  switch (one.kind) {
    case Kind::text:
      v.text = true;
      break;
    case Kind::big:
      v.big = true;
      break;
    case Kind::facts:
      v.facts = true;
      break;
    case Kind::note:
      v.note = true;
      break;
    case Kind::chat:
    case Kind::mine:
      v.bubble = true;
      break;
    case Kind::voice:
      v.voice = true;
      break;
    case Kind::photo:
      v.photo = true;
      break;
    case Kind::picture:
      v.picture = true;
      break;
    case Kind::qr:
      v.qr = true;
      break;
    case Kind::call:
      v.call = true;
      break;
    case Kind::button:
    case Kind::item:
      v.label = true;
      break;
    case Kind::app:
      v.app = true;
      if (one.icon.empty()) v.letter = first_letter(one.words);
      break;
    case Kind::field:
      break;
  }
  return {page::inside(v)};
}

std::string_view look_of(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "p-line";
    case Kind::big:
      return "p-line p-center";
    case Kind::facts:
      return "p-card";
    case Kind::note:
      return "p-note";
    case Kind::chat:
      return "p-chat";
    case Kind::mine:
      return "p-chat p-mine";
    case Kind::voice:
      return "p-chat";
    case Kind::photo:
      return "p-chat p-pic";
    case Kind::picture:
      return "p-card";
    case Kind::qr:
      return "p-card p-center";
    case Kind::call:
      return "p-call";
    case Kind::button:
      return "p-button";
    case Kind::item:
      return "p-item";
    case Kind::app:
      return "p-item p-of-app";
    case Kind::field:
      return "p-field";
  }
  return {};
}

}  // namespace

html::Html draw(const Draw& how, const Screen& screen, const Element& one) {
  const auto& visit = how.visit;
  const bool expected = one.spot != no_spot && one.spot == screen.expected;
  const bool shown = expected && shows(how.run);
  std::string look{look_of(one.kind)};
  if (one.way != Way::none && how.run.mode != Mode::show) look += " p-spot";
  if (expected && (shown || pulses(how.run))) look += " p-here";
  const auto action = visit.play_path(*visit.variant, how.run.mode);
  const bool touchable = one.way != Way::none && (how.run.mode != Mode::show || expected);
  if (one.kind == Kind::field && touchable) {
    page::FieldView v{.look = std::move(look),
                      .action = action,
                      .number = std::to_string(one.spot),
                      .log = std::string{how.log},
                      .back = visit.back,
                      .csrf = visit.call.me.csrf,
                      .fact = visit.new_id(),
                      .label = one.words,
                      .sample = {},
                      .money = one.sort == Sort::money,
                      .finger = shown};
    const bool tells = how.run.mode != Mode::alone || shown || how.run.hinted;
    if (tells && one.want.front() != "*") v.sample = one.want.front();
    return {page::field(v)};
  }
  page::SpotView v{.look = std::move(look),
                   .href = {},
                   .send = false,
                   .action = action,
                   .log = std::string{how.log},
                   .back = visit.back,
                   .csrf = visit.call.me.csrf,
                   .fact = {},
                   .inside = inside_of(one),
                   .finger = shown};
  if (one.kind == Kind::field) v.inside = {};
  if (touchable) {
    const auto after = std::string{how.log} + letter_for(one.spot);
    if (one.to == the_end) {
      v.send = true;
      v.log = after;
      v.fact = visit.new_id();
    } else {
      v.href = visit.run_address(how.run.mode, after);
    }
  }
  return {page::spot(v)};
}

}  // namespace hvs::practice
