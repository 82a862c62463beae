// The player: a log in the address, the screen it leads to, and what a finished run writes.
#include "core/practice/secrets.hpp"
#include "core/practice/visit.hpp"
#include "text/practice.hpp"

namespace hvs::practice {
namespace {

struct At {
  Run run;
  std::string log;
};

const Text& secret_words(Secret secret) {
  switch (secret) {
    case Secret::personal_number:
      return t::practice::secret_personal_number;
    case Secret::card_number:
      return t::practice::secret_card_number;
    case Secret::phone_number:
      return t::practice::secret_phone_number;
    case Secret::code:
      return t::practice::secret_code;
    case Secret::none:
      break;
  }
  return t::practice::secret_typed;
}

Secret read_secret(std::string_view number) {
  return number.size() == 1 && number[0] >= '1' && number[0] <= '4' ? static_cast<Secret>(number[0] - '0')
                                                                    : Secret::none;
}

std::string sentence(std::string_view first, std::string_view then) {
  return then.empty() ? std::string{first} : std::string{first} + " " + std::string{then};
}

// What the last touch came to: words for the notice, the sentence with a sound, and its colour.
struct Saying {
  std::string words;
  std::string_view sheet = "info";
  std::string spoken{};
};
Saying saying(const Visit& visit, const At& at, const Screen& screen) {
  const auto reply = [&]() -> std::string {
    if (at.run.touched == no_spot || at.run.touched >= screen.spots.size()) return {};
    return screen.elements[screen.spots[at.run.touched]].reply;
  }();
  switch (at.run.told) {
    case Told::wrong: {
      const bool typed = !at.log.empty() && at.log.back() >= 'A' && at.log.back() <= 'Z';
      const auto& why = reply.empty() ? screen.hint : reply;
      return {sentence(typed ? t::practice::wrong_text.vi : t::practice::wrong_here.vi, why), "info", why};
    }
    case Told::trap:
      return {sentence(reply, t::practice::trap_here.vi), "warn", reply};
    case Told::secret: {
      const std::string words{secret_words(read_secret(visit.call.query.get("bi"))).vi};
      return {words, "warn", words};
    }
    case Told::nothing:
    case Told::hint:
    case Told::moved:
    case Told::finished:
      break;
  }
  return {};
}

std::string step_words(int place, int steps) {
  return html::fill(t::practice::step, {{"n", std::to_string(place)}, {"total", std::to_string(steps)}});
}

web::Answer show_screen(const Visit& visit, const At& at) {
  const auto& screen = visit.variant->screens[at.run.screen];
  const bool alone = at.run.mode == Mode::alone;
  page::PlayView view;
  auto said = saying(visit, at, screen);
  const bool full = at.log.size() >= max_log;
  if (full) said = {std::string{t::practice::too_long.vi}, "info", {}};
  view.told = said.words;
  view.sheet = said.sheet;
  const bool hint_told = at.run.told == Told::wrong && said.spoken == screen.hint;
  if ((!alone || at.run.hinted) && !hint_told) view.hint = screen.hint;
  view.bar = screen.bar.empty() ? visit.scenario().title : screen.bar;
  if (!full) {
    for (const auto& one : screen.elements) view.things.push_back(draw({visit, at.run, at.log}, screen, one));
  }
  // Where the hint itself will stand. Not in the dock: that would lie over the drawn phone, half over what is to be
  // touched.
  if (alone && !at.run.hinted && !full) view.ask_href = visit.run_address(at.run.mode, at.log + "-");
  // A side look lengthens the way; the count of steps never runs backwards past it.
  view.steps = std::max<int>(visit.variant->steps(), at.run.steps + screen.left);
  view.place = view.steps - screen.left + 1;
  view.step = step_words(view.place, view.steps);
  view.again_href = visit.run_address(at.run.mode, "");
  view.leave_href = visit.is_question()  ? visit.answer_address(at.log)
                    : visit.back.empty() ? visit.intro_path()
                                         : visit.back;
  auto out = document(visit, alone ? visit.variant->goal : screen.say,
                      visit.is_question() ? view.leave_href : visit.with_back(visit.intro_path()));
  out.sounds = sounds_of(visit, {said.spoken, alone ? visit.variant->goal : screen.say, view.hint, reading(screen)});
  view.stop_gap_voice = !out.sounds.empty();
  out.body = {page::play(view)};
  if (at.run.mode == Mode::show) {
    // The same touch as on the drawing, as the one main button of the screen.
    const auto& spot = screen.elements[screen.spots[screen.expected]];
    const auto after = at.log + letter_for(screen.expected);
    page::SpotView next{.look = "button primary",
                        .href = {},
                        .send = spot.to == the_end,
                        .action = visit.play_path(*visit.variant, at.run.mode),
                        .log = after,
                        .back = visit.back,
                        .csrf = visit.call.me.csrf,
                        .fact = visit.new_id(),
                        .inside = {std::string{t::practice::next_step.vi}},
                        .finger = false};
    if (!next.send) next.href = visit.run_address(at.run.mode, after);
    out.dock = {page::spot(next)};
  }
  return web::page(html::document(out));
}

const Variant& variant_after(const Visit& visit) {
  const auto& all = visit.scenario().variants;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    if (&all[i] == visit.variant) return all[i + 1];
  }
  return all.front();
}

web::Answer show_finish(const Visit& visit, const At& at) {
  page::FinishView view;
  const bool watched = at.run.mode == Mode::show;
  const auto count = [](const Text& text, int n) { return html::fill(text, {{"n", std::to_string(n)}}); };
  if (watched) {
    view.star_words = t::practice::shown_all.vi;
  } else {
    const int n = stars(at.run);
    for (int i = 0; i < 3; ++i) view.star_signs += i < n ? "★" : "☆";
    view.star_words = n == 3 ? t::practice::stars_3.vi : n == 2 ? t::practice::stars_2.vi : t::practice::stars_1.vi;
    view.counted.push_back(count(t::practice::count_steps, at.run.steps));
    if (at.run.wrong > 0) view.counted.push_back(count(t::practice::count_wrong, at.run.wrong));
    view.counted.push_back(at.run.traps > 0 ? count(t::practice::count_traps, at.run.traps)
                                            : std::string{t::practice::count_no_trap.vi});
    if (const int help = at.run.hints + at.run.shown; help > 0)
      view.counted.push_back(count(t::practice::count_help, help));
    if (at.run.secrets > 0) view.counted.push_back(count(t::practice::count_secrets, at.run.secrets));
    if (counts_as_practised(at.run) && !visit.visitor()) view.verdict = t::practice::practised.vi;
  }
  view.remember = visit.scenario().remember;
  view.visitor = visit.visitor();
  auto out = document(visit, std::string{t::practice::finished.vi}, visit.with_back(visit.intro_path()));
  const auto again = [&](const Variant& of, Mode mode) { return visit.with_back(visit.play_path(of, mode)); };
  const auto& other = variant_after(visit);
  if (at.run.mode == Mode::alone)
    view.more.push_back({again(*visit.variant, Mode::alone), std::string{t::practice::again.vi}});
  if (&other != visit.variant)
    view.more.push_back({again(other, at.run.mode), std::string{t::practice::other_variant.vi}});
  view.more.push_back({std::string{home_address}, std::string{t::practice::all_scenarios.vi}});
  std::string kept;
  for (const auto& one : view.remember) kept += (kept.empty() ? "" : " ") + one;
  out.sounds = sounds_of(visit, {kept});
  out.body = {page::finish(view)};
  // On to the next way of practising; after "tự làm" back to where the learner came from.
  if (at.run.mode != Mode::alone) {
    const bool show = at.run.mode == Mode::show;
    out.dock = button(again(*visit.variant, show ? Mode::help : Mode::alone),
                      std::string{show ? t::practice::go_mode_help.vi : t::practice::go_mode_alone.vi});
    if (!visit.back.empty())
      out.dock.markup += button(visit.back, std::string{t::practice::back_to_lesson.vi}, false).markup;
  } else if (!visit.back.empty()) {
    out.dock = button(visit.back, std::string{t::practice::back_to_lesson.vi});
  } else {
    out.dock = button(std::string{home_address}, std::string{t::practice::all_scenarios.vi});
  }
  return web::page(html::document(out));
}

journal::Operation fact(const Visit& visit, const At& at) {
  journal::Operation op;
  op.entity = "practice_run";
  const auto given = visit.call.form.get("ma");
  op.entity_id = is_uuid(given) ? std::string{given} : visit.new_id();
  op.author = visit.call.me.account;
  op.person = visit.call.me.person;
  op.claimed = visit.call.now;
  op.changes = {{"person", visit.call.me.person},
                {"verb", "completed"},
                {"object", visit.scenario().id + "/" + visit.variant->id},
                {"mode", std::string{mode_name(at.run.mode)}},
                {"log", at.log},
                {"score", std::to_string(score(at.run))},
                {"version", visit.scenario().version}};
  return op;
}

// The letter of a typed text. The text itself ends here: it is in no address, log, fact or page.
web::Answer take_typed(const Visit& visit, At at) {
  const auto& screen = visit.variant->screens[at.run.screen];
  const auto number = visit.call.form.get("o");
  const auto typed = visit.call.form.get("chu");
  const Element* field = nullptr;
  for (const auto& one : screen.elements) {
    if (one.kind == Kind::field && std::to_string(one.spot) == number) field = &one;
  }
  auto address = visit.run_address(at.run.mode, at.log);
  if (field == nullptr || typed.empty() || typed.size() > 1000) return web::see_other(address);
  const char letter = letter_for(*field, typed);
  if (!touch(at.run, *visit.variant, letter)) return web::see_other(address);
  at.log += letter;
  if (!at.run.done) {
    address = visit.run_address(at.run.mode, at.log);
    if (letter == '~')
      address += (address.find('?') == std::string::npos ? "?bi=" : "&bi=") +
                 std::to_string(static_cast<int>(find_secret(typed, field->sort)));
    return web::see_other(address);
  }
  if (visit.is_question()) return web::see_other(visit.answer_address(at.log));
  web::Answer answer{web::see_other(address = visit.run_address(at.run.mode, at.log))};
  if (!visit.visitor()) answer.operations.push_back(fact(visit, at));
  return answer;
}

}  // namespace

web::Answer play(const Visit& visit, Mode mode) {
  const bool post = visit.call.method == web::Method::post;
  At at{{}, std::string{post ? visit.call.form.get("n") : visit.call.query.get("n")}};
  auto run = replay(*visit.variant, mode, at.log);
  if (!run) return web::see_other(visit.run_address(mode, ""));  // an address of another day: begin again
  at.run = *run;
  if (visit.is_question() && (at.run.done || mode != Mode::alone))
    return web::see_other(visit.answer_address(at.run.done && mode == Mode::alone ? at.log : ""));
  if (!post) return at.run.done ? show_finish(visit, at) : show_screen(visit, at);
  if (!at.run.done)
    return visit.call.form.has("o") ? take_typed(visit, std::move(at))
                                    : web::see_other(visit.run_address(mode, at.log));
  web::Answer answer{web::see_other(visit.run_address(mode, at.log))};
  if (!visit.visitor()) answer.operations.push_back(fact(visit, at));
  return answer;
}

}  // namespace hvs::practice
