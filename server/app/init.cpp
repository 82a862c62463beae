#include "server/app/init.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "server/app/commands.hpp"
#include "server/app/directory.hpp"
#include "server/app/machine.hpp"
#include "server/app/rooms.hpp"
#include "server/auth/cards.hpp"
#include "server/auth/commands.hpp"
#include "server/auth/room.hpp"
#include "server/auth/totp.hpp"
#include "server/demo/commands.hpp"
#include "server/people/read.hpp"
#include "text/app.hpp"

namespace hvs::app {
namespace {

constexpr const char* demo_password = "hoc-vu-so-2026";  // of invented accounts on an installation that says so
constexpr const char* sheet_name = "tai-khoan-mau.txt";

struct DemoRole {
  const char* login;
  const char* name;
  auth::Role role;
  bool of_area;  // only the first xóm
};
constexpr DemoRole demo_roles[] = {
    {"quantri", "Quản trị Mẫu", auth::Role::administrator, false},
    {"canbo", "Cán bộ Mẫu", auth::Role::commune_officer, false},
    {"lanhdao", "Lãnh đạo Mẫu", auth::Role::leader, false},
    {"truongxom", "Trưởng xóm Mẫu", auth::Role::area_officer, true},
    {"tinhnguyen", "Tình nguyện viên Mẫu", auth::Role::volunteer, true},
    {"tinhnguyen2", "Tình nguyện viên Thứ Hai", auth::Role::volunteer, true},
    {"huongdan", "Người hướng dẫn Mẫu", auth::Role::teacher, false},
    {"danhgia", "Người đánh giá Mẫu", auth::Role::assessor, false},
    {"soanbai", "Người soạn bài Mẫu", auth::Role::author, false},
};

// The second factor of a demo account, the same every time so that tests and visitors can compute its codes.
std::string demo_secret(std::string_view login) {
  return bytes::sha256("hocvuso demo " + std::string{login}).substr(0, auth::totp::secret_bytes);
}

struct Sample {
  std::string area;  // the first xóm
  std::string area_name;
  people::LearnerClass room;  // a class with members
};

Result<Sample> sample_of(Services& services) {
  Sample sample;
  auto read = services.db.read([&](db::Tx& tx) -> Result<void> {
    const auto& commune = services.settings.commune;
    HVS_TRY(classes, people::classes(tx, commune));
    HVS_TRY(areas, people::areas(tx, commune));
    if (classes.empty()) return refuse(Kind::missing, t::app::no_data.key, "class");
    sample.room = classes.front();
    sample.area = sample.room.area;
    sample.area_name = areas.name_of(sample.area);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return sample;
}

journal::Operation record(Services& services, std::string entity, std::string id, std::string area,
                          std::vector<journal::Change> changes) {
  journal::Operation op;
  op.id = services.door.next_server_id();
  op.entity = std::move(entity);
  op.entity_id = std::move(id);
  op.author = "may-chu";
  op.area = std::move(area);
  op.claimed = services.now();
  op.changes = std::move(changes);
  return op;
}

// Accounts of every role, who answers for the first xóm, and one printed learner card.
Result<std::string> add_accounts(Services& services) {
  HVS_TRY(sample, sample_of(services));
  PeopleDirectory directory(services.now);
  const auto office = auth::make_office(services, directory);
  std::string sheet = "Tài khoản mẫu (mật khẩu: " + std::string{demo_password} +
                      "; mã sáu số: build/release/hocvuso account code TÊN --data " + services.settings.data_dir +
                      ")\n";
  std::vector<journal::Operation> operations;
  for (const auto& one : demo_roles) {
    auth::commands::NewAccount account;
    account.login = one.login;
    account.name = one.name;
    account.role = one.role;
    account.area = one.of_area ? sample.area : std::string{};
    account.password = demo_password;
    HVS_TRY(made, auth::commands::add_demo(*office, {account, demo_secret(one.login)}));
    sheet += "  " + std::string{one.login} + std::string(14 - std::string_view{one.login}.size(), ' ') + one.name +
             (one.of_area ? " (" + sample.area_name + ")" : std::string{}) + "\n";
    if (one.role == auth::Role::volunteer)
      operations.push_back(record(services, "assignment", make_uuid7(services.now(), services.random), sample.area,
                                  {{"account", made.id}, {"area", sample.area}, {"status", "dang_phu_trach"}}));
    if (one.role == auth::Role::teacher)
      operations.push_back(record(services, "class", sample.room.id, sample.area, {{"teacher", made.id}}));
  }
  HVS_TRY(outcomes,
          services.door.commit(journal::server_me(services.settings.commune), std::move(operations), services.now()));
  web::Call call;
  call.now = services.now();
  call.me = journal::server_me(services.settings.commune);
  const std::vector<std::string> learners(
      sample.room.members.begin(),
      sample.room.members.begin() + std::min<std::ptrdiff_t>(3, std::ssize(sample.room.members)));
  HVS_TRY(cards, auth::cards::for_print(*office, call, learners, sample.room.id));
  for (const auto& card : cards) {
    std::string pictures;
    for (const auto& picture : card.pictures) pictures += (pictures.empty() ? "" : " ") + picture;
    sheet += "  người học: " + card.name + " – /vao/the/" + card.token + " – lớp " + sample.room.name +
             ", tranh: " + pictures + "\n";
  }
  return sheet;
}

int fill_with_demo(Services& services, const InitOrder& order) {
  demo::Options options;
  options.people = order.people;
  options.seed = order.seed;
  options.today = day_in_vietnam(services.now());
  std::size_t said = 0;
  const auto counts = demo::fill(services, options, [&](std::size_t people) {
    if (people / 10'000 != said) std::fprintf(stderr, "\rinit: %zu / %zu people", people, order.people);
    said = people / 10'000;
  });
  if (!counts) return explain(counts.error());
  std::fprintf(stderr, "\rinit: %zu people, %zu households, %zu areas, %zu operations, all synthetic\n", counts->people,
               counts->households, counts->areas, counts->operations);
  const auto sheet = add_accounts(services);
  if (!sheet) return explain(sheet.error());
  std::ofstream(std::filesystem::path(services.settings.data_dir) / sheet_name) << *sheet;
  return 0;
}

}  // namespace

int init(Run run, const InitOrder& order) {
  if (order.demo) run.settings.demo = true;
  auto machine = Machine::open(run, Schema::migrate);
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  if (const auto furnished = furnish_door(services); !furnished) return explain(furnished.error());
  if (order.demo) return fill_with_demo(services, order);
  std::printf("init: %s is ready. Next: hocvuso account add NAME --role administrator --data %s\n",
              run.settings.data_dir.c_str(), run.settings.data_dir.c_str());
  return 0;
}

int demo_code(const Run& run, const std::string& login) {
  if (!demo::is_synthetic(run.settings.data_dir)) {
    std::fprintf(stderr, "account code: only for a synthetic installation\n");
    return 1;
  }
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  std::printf("%s\n", auth::totp::code_at(demo_secret(login), auth::totp::step_at(now)).c_str());
  return 0;
}

}  // namespace hvs::app
