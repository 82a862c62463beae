#include "server/programme/room.hpp"

#include <fstream>
#include <sstream>

#include "server/indicators/recount.hpp"
#include "server/journal/door.hpp"
#include "server/programme/state.hpp"
#include "server/programme/store.hpp"
#include "text/programme.hpp"

namespace hvs::programme {
namespace {

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) return refuse(Kind::broken, t::programme::bad_plan.key, path);
  return text.str();
}

}  // namespace

Result<Programme> furnish(app::Services& services) {
  HVS_TRY(plan_text, read_file(services.settings.share_dir + "/content/plan.json"));
  HVS_TRY(targets_text, read_file(services.settings.share_dir + "/content/targets.json"));
  HVS_TRY(plan, read_plan(plan_text, targets_text));
  HVS_TRY(rules, indicators::Rules::make(plan.definitions()));
  Programme out{std::make_shared<const Plan>(std::move(plan)),
                std::make_shared<const indicators::Rules>(std::move(rules))};
  for (auto& store : stores()) services.door.add(std::move(store));
  services.door.add(indicators::counting(std::make_shared<const indicators::Counters>(out.rules)));
  HVS_TRY(rebuilt, indicators::rebuild_if_changed(services.db, services.settings.commune, *out.rules, services.now()));
  (void)rebuilt;
  return out;
}

Opened make_programme(app::Services& services, const Programme& programme, std::function<bool()> settled) {
  auto board = std::make_shared<Board>(services.db, services.settings.commune, programme.plan, programme.rules);
  services.door.on_commit([board](const std::string& commune, std::uint64_t last) {
    if (commune == board->commune()) board->committed(last);
  });
  auto state = std::make_shared<RoomState>(
      RoomState{services, board, {services.settings.commune_name, services.settings.demo}, std::move(settled)});
  const auto on = [state](auto* handler) {
    return [state, handler](const web::Call& call) { return handler(*state, call); };
  };
  using auth::Right;
  using web::Method;
  app::Room room;
  room.name = "programme";
  room.state = state;
  room.routes = {
      {Method::get, "/ke-hoach", Right::anyone, on(&get_board)},
      {Method::get, "/ke-hoach/song", Right::anyone, on(&get_live)},
      {Method::get, "/ke-hoach/{clause}", Right::anyone, on(&get_clause)},
      {Method::get, "/ke-hoach/{clause}/song", Right::anyone, on(&get_clause_live)},
      {Method::post, "/ke-hoach/{clause}", Right::correct_figures, on(&post_clause)},
      {Method::post, "/ke-hoach/{clause}/mau-so", Right::correct_figures, on(&post_denominator)},
      {Method::get, "/ke-hoach/{clause}/nguoi", Right::see_target_persons, on(&get_people)},
      {Method::get, "/api/v1/targets", Right::anyone, on(&api_targets)},
      {Method::get, "/api/v1/targets/{clause}", Right::anyone, on(&api_target)},
  };
  return {std::move(room), board};
}

}  // namespace hvs::programme
