#include "core/assessment/ask.hpp"

#include <algorithm>
#include <numeric>

#include "core/assessment/ask_pages.hpp"
#include "core/assessment/dice.hpp"
#include "core/assessment/scoring.hpp"
#include "core/base/text.hpp"
#include "core/practice/run.hpp"
#include "text/ask.hpp"
#include "text/assessment.hpp"

namespace hvs::assessment {
namespace {

using Order = std::vector<std::size_t>;

void hear(std::vector<html::Sound>& out, const learning::Sound& sound) {
  if (sound.exists()) out.push_back({sound.base + ".opus", sound.base + ".mp3"});
}
void hear(std::vector<html::Sound>& out, const std::vector<learning::Sound>& sounds, std::size_t at) {
  if (at < sounds.size()) hear(out, sounds[at]);
}

Order shuffled(std::size_t n, std::string_view seed, const std::string& use) {
  Order order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Dice(seed, use).shuffle(order);
  return order;
}

// Never the right order by chance: then the question would have answered itself.
Order first_order(const Item& item, std::string_view seed) {
  auto order = shuffled(item.options.size(), seed, item.id);
  if (std::is_sorted(order.begin(), order.end())) std::rotate(order.begin(), order.begin() + 1, order.end());
  return order;
}

std::string join(const Order& order) {
  std::string out;
  for (const auto one : order) (out += out.empty() ? "" : ",") += std::to_string(one);
  return out;
}

// "2,0,1" → numbers; empty when it is no order of the item's options.
Order read_order(const Item& item, std::string_view text) {
  if (text == dont_know || !is_answer(item, text)) return {};
  Order out;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    long long n = 0;
    if (text::read_int(text.substr(0, end), n)) out.push_back(static_cast<std::size_t>(n));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}
bool among(const std::vector<std::string_view>& list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

std::string coordinate(double percent, double whole) {
  return write_number(static_cast<double>(static_cast<long long>(percent * whole / 10 + 0.5)) / 10);
}

class Page {
 public:
  explicit Page(const Asking& asking) : in_(asking), item_(asking.item) {}

  AskedPage make() {
    hear(out_.sounds, item_.sound);
    page::AskView form;
    form.action = in_.action;
    form.csrf = in_.csrf;
    form.fact = in_.fact;
    form.dont_know_chosen = in_.given == dont_know;
    form.kind = {kind(form)};
    out_.body = {page::ask_form(form)};
    return std::move(out_);
  }

 private:
  std::string kind(page::AskView& form) {
    const auto lead = [&](const Text& words) { form.lead = words.vi; };
    switch (item_.kind) {
      case ItemKind::single:
        return buttons();
      case ItemKind::listen:
        return listen();
      case ItemKind::hotspot:
        lead(t::ask::spots_lead);
        return spots();
      case ItemKind::multiple:
        lead(t::ask::choose_all_lead);
        send();
        return page::ask_boxes({choices(split(in_.given))});
      case ItemKind::true_false:
        if (item_.options.size() > 1) lead(t::ask::statements_lead);
        send();
        return statements();
      case ItemKind::order:
        lead(t::ask::order_lead);
        send();
        return order();
      case ItemKind::match:
        lead(t::ask::match_lead);
        send();
        return match();
      case ItemKind::number:
        lead(t::ask::number_lead);
        send();
        return typed();
      case ItemKind::short_text:
        lead(t::ask::words_lead);
        send();
        return typed();
      case ItemKind::task:
        return task();
    }
    return {};
  }

  void send() { out_.dock = {page::ask_send({.label = std::string{t::ask::send.vi}})}; }

  // In the order of the form, lettered.
  std::vector<page::ChoiceView> choices(const std::vector<std::string_view>& chosen) {
    std::vector<page::ChoiceView> out;
    char letter = 'A';
    for (const auto at : shuffled(item_.options.size(), in_.seed, item_.id)) {
      page::ChoiceView one;
      one.value = std::to_string(at);
      one.letter = std::string(1, letter++);
      one.text = item_.options[at];
      one.chosen = among(chosen, one.value);
      if (at < item_.option_pictures.size()) {
        one.image = item_.option_pictures[at].address;
        one.alt = item_.option_pictures[at].alt;
      }
      hear(out_.sounds, item_.option_sounds, at);
      out.push_back(std::move(one));
    }
    return out;
  }

  std::string buttons() { return page::ask_buttons({choices({in_.given})}); }

  std::string listen() {
    page::ListenView view;
    if (item_.say_sound.exists()) {
      view.opus = item_.say_sound.base + ".opus";
      view.mp3 = item_.say_sound.base + ".mp3";
    }
    view.words = item_.say;
    hear(out_.sounds, item_.say_sound);
    view.buttons = {buttons()};
    return page::ask_listen(view);
  }

  // Places keep their numbers: the picture and the words beneath must say the same to two people talking about it.
  std::string spots() {
    constexpr double wide = 320, high = 200, label = 11;
    page::SpotsView view;
    view.image = item_.picture.address;
    view.alt = item_.picture.alt;
    page::ButtonsView words;
    for (std::size_t i = 0; i < item_.options.size() && i < item_.regions.size(); ++i) {
      const auto& at = item_.regions[i];
      page::SpotView spot;
      spot.value = std::to_string(i);
      spot.number = std::to_string(i + 1);
      spot.x = coordinate(at.x, wide);
      spot.y = coordinate(at.y, high);
      spot.width = coordinate(at.width, wide);
      spot.height = coordinate(at.height, high);
      spot.label_x = write_number(std::clamp(at.x * wide / 100 + label, label, wide - label));
      spot.label_y = write_number(std::clamp(at.y * high / 100 + label, label, high - label));
      view.spots.push_back(std::move(spot));
      words.options.push_back({.value = std::to_string(i),
                               .letter = std::to_string(i + 1),
                               .text = item_.options[i],
                               .image = {},
                               .alt = {},
                               .chosen = in_.given == std::to_string(i)});
      hear(out_.sounds, item_.option_sounds, i);
    }
    view.buttons = {page::ask_buttons(words)};
    return page::ask_spots(view);
  }

  std::string statements() {
    page::StatementsView view;
    const auto signs = is_answer(item_, in_.given) && in_.given != dont_know ? in_.given : std::string_view{};
    for (std::size_t i = 0; i < item_.options.size(); ++i) {
      const char sign = i < signs.size() ? signs[i] : '-';
      view.statements.push_back({"d" + std::to_string(i), item_.options[i], sign == '1', sign == '0'});
      hear(out_.sounds, item_.option_sounds, i);
    }
    return page::ask_statements(view);
  }

  std::string order() {
    auto now = read_order(item_, in_.made);
    if (now.empty()) now = read_order(item_, in_.given);
    if (now.empty()) now = first_order(item_, in_.seed);
    page::OrderView view;
    view.order = join(now);
    for (std::size_t i = 0; i < now.size(); ++i) {
      const auto& words = item_.options[now[i]];
      const auto place = std::to_string(i);
      view.steps.push_back({.place = std::to_string(i + 1),
                            .text = words,
                            .up = i > 0 ? "len-" + place : std::string{},
                            .down = i + 1 < now.size() ? "xuong-" + place : std::string{},
                            .up_label = html::fill(t::ask::up_label, {{"text", words}}),
                            .down_label = html::fill(t::ask::down_label, {{"text", words}})});
      hear(out_.sounds, item_.option_sounds, now[i]);
    }
    return page::ask_order(view);
  }

  std::string match() {
    page::MatchView view;
    const auto given = is_answer(item_, in_.given) ? split(in_.given) : std::vector<std::string_view>{};
    const auto rights = shuffled(item_.partners.size(), in_.seed, item_.id + "/v");
    for (std::size_t i = 0; i < item_.options.size(); ++i) {
      page::LeftView left{"v" + std::to_string(i), item_.options[i], {}};
      for (const auto at : rights) {
        const auto value = std::to_string(at);
        left.partners.push_back({value, item_.partners[at], i < given.size() && given[i] == value});
      }
      view.lefts.push_back(std::move(left));
      hear(out_.sounds, item_.option_sounds, i);
    }
    for (const auto at : rights) hear(out_.sounds, item_.partner_sounds, at);
    return page::ask_match(view);
  }

  std::string typed() {
    page::TypedView view;
    view.value = in_.made.empty() && in_.given != dont_know ? in_.given : in_.made;
    if (item_.kind == ItemKind::number) {
      if (in_.made.empty()) std::replace(view.value.begin(), view.value.end(), '.', ',');
      view.unit = item_.unit;
      for (const char* key : {"1", "2", "3", "4", "5", "6", "7", "8", "9", ",", "0"})
        view.keys.push_back(
            {key, key, *key == ',' ? std::string{t::ask::comma.vi} : html::fill(t::ask::key, {{"n", key}})});
      view.keys.push_back({"xoa", std::string{t::ask::erase.vi}, std::string{t::ask::erase.vi}});
    }
    return page::ask_typed(view);
  }

  std::string task() {
    page::TaskView view;
    const auto* board = item_.task.board.get();
    view.missing = board == nullptr;
    if (board == nullptr) return page::ask_task(view);
    view.href = "/tap-thu/" + item_.task.scenario + "/" + item_.task.variant + "/tu-lam?ve=" + in_.action;
    const auto log = in_.made.empty() && in_.given != dont_know ? in_.given : in_.made;
    if (const auto run = practice::replay(*board, practice::Mode::alone, log); run && !log.empty()) {
      view.log = log;
      view.done = run->done;
    }
    const auto& words = view.log.empty() ? t::ask::task_before : view.done ? t::ask::task_done : t::ask::task_partly;
    view.state = words.vi;
    if (view.log.empty())
      out_.dock = {page::ask_send({std::string{t::ask::task_open.vi}, false, view.href})};
    else
      send();
    return page::ask_task(view);
  }

  const Asking& in_;
  const Item& item_;
  AskedPage out_;
};

bool is_index(std::string_view text, std::size_t below, std::size_t& out) {
  long long n = -1;
  if (!text::read_int(text, n) || n < 0 || static_cast<std::size_t>(n) >= below) return false;
  out = static_cast<std::size_t>(n);
  return true;
}

Given read_moves(const Item& item, std::string_view seed, const web::Fields& form) {
  auto order = read_order(item, form.get("thu"));
  if (order.empty()) order = first_order(item, seed);
  const auto move = form.get("doi");
  if (move.empty()) return {.answer = join(order), .made = {}, .problem = nullptr};
  const bool up = move.starts_with("len-");
  std::size_t at = 0;
  const auto dash = move.find('-');
  if (dash != std::string_view::npos && is_index(move.substr(dash + 1), order.size(), at)) {
    if (up && at > 0) std::swap(order[at], order[at - 1]);
    if (!up && at + 1 < order.size()) std::swap(order[at], order[at + 1]);
  }
  return {.answer = {}, .made = join(order), .problem = nullptr};
}

Given read_typed(const Item& item, const web::Fields& form) {
  auto typed = text::squeeze(text::nfc(form.get("so").substr(0, max_answer_bytes)));
  Given out;
  if (const auto key = form.get("phim"); item.kind == ItemKind::number && !key.empty()) {
    if (key == "xoa" && !typed.empty())
      typed.pop_back();
    else if (key != "xoa" && typed.size() < 20)
      typed += key.substr(0, 1);
    out.made = typed.empty() ? " " : typed;  // an emptied field is not the answer given before
    return out;
  }
  if (item.kind == ItemKind::number) {
    if (const auto value = read_typed_number(item, typed)) {
      out.answer = write_number(*value);
      return out;
    }
  } else if (is_answer(item, typed) && typed != dont_know) {
    out.answer = std::move(typed);
    return out;
  }
  out.made = typed;
  out.problem = &t::ask::type_one;
  return out;
}

}  // namespace

AskedPage ask(const Asking& asking) { return Page{asking}.make(); }

Given read_given(const Item& item, std::string_view seed, const web::Fields& form) {
  const auto chosen = form.all("chon");
  if (among(chosen, dont_know)) return {.answer = std::string{dont_know}, .made = {}, .problem = nullptr};
  Given out;
  switch (item.kind) {
    case ItemKind::single:
    case ItemKind::listen:
    case ItemKind::hotspot: {
      std::size_t at = 0;
      if (!chosen.empty() && is_index(chosen.front(), item.options.size(), at)) out.answer = std::to_string(at);
      break;
    }
    case ItemKind::multiple: {
      Order list;
      for (const auto one : chosen) {
        std::size_t at = 0;
        if (is_index(one, item.options.size(), at)) list.push_back(at);
      }
      std::sort(list.begin(), list.end());
      list.erase(std::unique(list.begin(), list.end()), list.end());
      out.answer = join(list);
      break;
    }
    case ItemKind::true_false: {
      bool some = false;
      for (std::size_t i = 0; i < item.options.size(); ++i) {
        const auto sign = form.get("d" + std::to_string(i));
        out.answer += sign == "1" || sign == "0" ? sign.front() : '-';
        some = some || out.answer.back() != '-';
      }
      if (!some) out.answer.clear();
      break;
    }
    case ItemKind::order:
      return read_moves(item, seed, form);
    case ItemKind::match: {
      bool some = false;
      for (std::size_t i = 0; i < item.options.size(); ++i) {
        std::size_t at = 0;
        const bool known = is_index(form.get("v" + std::to_string(i)), item.partners.size(), at);
        some = some || known;
        out.answer += (i > 0 ? "," : "") + (known ? std::to_string(at) : std::string{"-"});
      }
      if (!some) out.answer.clear();
      break;
    }
    case ItemKind::number:
    case ItemKind::short_text:
      return read_typed(item, form);
    case ItemKind::task: {
      const auto log = form.get("chay");
      if (is_answer(item, log) && log != dont_know) out.answer = std::string{log};
      if (out.answer.empty()) out.problem = &t::ask::do_task;
      return out;
    }
  }
  if (out.answer.empty()) out.problem = &t::assessment::choose_first;
  return out;
}

std::string made_of(const Item& item, const web::Fields& query) {
  const auto made = query.get(item.kind == ItemKind::task ? "n" : "s");
  return made.size() > max_answer_bytes ? std::string{} : std::string{made};
}

std::string made_query(const Item& item, std::string_view made) {
  if (made.empty()) return {};
  // Only what needs no escaping ever stands here: words that were typed stay in the page.
  if (item.kind == ItemKind::short_text) return {};
  std::string out;
  for (const char c : made) out += c == ' ' ? '+' : c;
  return (item.kind == ItemKind::task ? "?n=" : "?s=") + out;
}

}  // namespace hvs::assessment
