#include <algorithm>
#include <array>

#include "core/base/bytes.hpp"
#include "core/practice/model.hpp"
#include "text/practice.hpp"

namespace hvs::practice {
namespace {

constexpr std::array all_groups{
    Group{"ung-dung", t::practice::group_apps},        Group{"dich-vu", t::practice::group_services},
    Group{"tien", t::practice::group_money},           Group{"lien-lac", t::practice::group_talk},
    Group{"lua-nguoi", t::practice::group_scam_faces}, Group{"lua-tien", t::practice::group_scam_money},
};

std::string_view value_of(const journal::Operation& op, std::string_view field) {
  for (const auto& change : op.changes) {
    if (change.field == field) return change.value;
  }
  return {};
}

}  // namespace

std::span<const Group> groups() { return all_groups; }

void put_in_order(Shelf& shelf) {
  const auto place = [](const Title& one) {
    return std::find_if(all_groups.begin(), all_groups.end(),
                        [&](const Group& g) { return g.id == one.scenario.group; }) -
           all_groups.begin();
  };
  std::stable_sort(shelf.titles.begin(), shelf.titles.end(),
                   [&](const Title& a, const Title& b) { return place(a) < place(b); });
}

const Title* Shelf::find(std::string_view scenario) const {
  for (const auto& one : titles) {
    if (one.scenario.id == scenario) return &one;
  }
  return nullptr;
}

std::string sound_name(std::string_view scenario, std::string_view sentence) {
  return "tap-thu/" + std::string{scenario} + "/" + bytes::hex(bytes::sha256(sentence)).substr(0, 12);
}

State Progress::of(std::string_view scenario, std::string_view variant) const {
  const auto at = variants.find(std::string{scenario} + "/" + std::string{variant});
  return at == variants.end() ? State{} : at->second;
}

bool read_mode_of(const journal::Operation& run, Mode& mode) { return read_mode(value_of(run, "mode"), mode); }

Verdict judge(const journal::Operation& run, const Shelf& shelf) {
  Verdict out;
  out.object = value_of(run, "object");
  const std::string_view object = out.object;
  const auto slash = object.find('/');
  const auto* title = slash == std::string_view::npos ? nullptr : shelf.find(object.substr(0, slash));
  const auto* variant = title == nullptr ? nullptr : find_variant(title->scenario, object.substr(slash + 1));
  Mode mode{};
  if (variant == nullptr || !read_mode_of(run, mode)) return out;
  const auto played = replay(*variant, mode, value_of(run, "log"));
  if (!played || !played->done) return out;
  out.verified = true;
  out.practised = counts_as_practised(*played);
  out.score = score(*played);
  return out;
}

void apply(Progress& progress, const Verdict& verdict, Mode mode) {
  if (!verdict.verified) return;
  auto& state = progress.variants[verdict.object];
  state.seen = true;
  state.practised = state.practised || verdict.practised;
  if (mode == Mode::alone) state.best = std::max(state.best, verdict.score);
}

void apply(Progress& progress, const journal::Operation& run, const Shelf& shelf) {
  Mode mode{};
  if (run.entity == "practice_run" && read_mode_of(run, mode)) apply(progress, judge(run, shelf), mode);
}

std::size_t practised_in(const Progress& progress, const Shelf& shelf) {
  return static_cast<std::size_t>(std::count_if(shelf.titles.begin(), shelf.titles.end(), [&](const Title& one) {
    return std::any_of(one.scenario.variants.begin(), one.scenario.variants.end(),
                       [&](const Variant& v) { return progress.of(one.scenario.id, v.id).practised; });
  }));
}

std::string count_words(const Shelf& shelf, const Progress& progress, const web::Call& call) {
  if (call.me.person.empty()) return {};
  return html::fill(
      call.offline ? t::practice::done_of_here : t::practice::done_of,
      {{"n", std::to_string(practised_in(progress, shelf))}, {"total", std::to_string(shelf.titles.size())}});
}

learning::Beside home_tile(const Shelf& shelf, const Progress& progress, const web::Call& call) {
  return {"/tap-thu", std::string{t::practice::home_title.vi}, std::string{t::practice::beside_note.vi},
          count_words(shelf, progress, call)};
}

}  // namespace hvs::practice
