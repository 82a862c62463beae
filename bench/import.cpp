// 17,509 residents from a spreadsheet to stored people: seconds to the preview (≤ 10), to the end, and the second time.
// `bench_import [rows] [sqlite:PATH]`
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/people/import_desk.hpp"
#include "server/people/sheet_out.hpp"
#include "server/people/stores.hpp"

namespace {

using namespace hvs;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// An invented list of the usual shape; every fiftieth number has lost its 0.
std::string make_list(int rows) {
  std::mt19937 random(5);
  auto out = people::xlsx_out("Dân cư", {});
  out->row({"DANH SÁCH NHÂN KHẨU"});
  out->row({"TT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Xóm", "Mã hộ", "Quan hệ với chủ hộ"});
  const char* family[] = {"Nguyễn", "Lý", "Nông", "Hoàng", "Triệu", "Ma", "Dương", "Vàng"};
  const char* given[] = {"An", "Bình", "Páo", "Hường", "Mai", "Sùng", "Lan", "Đức", "Hoa", "Tú"};
  const char* relation[] = {"Chủ hộ", "Vợ", "Con", "Con"};
  for (int i = 0; i < rows; ++i) {
    const int year = 1940 + static_cast<int>(random() % 81);
    const int woman = static_cast<int>(random() % 2);
    char number[16];
    char born[16];
    std::snprintf(number, sizeof number, "019%d%02d%06d", (year < 2000 ? 0 : 2) + woman, year % 100, i % 1'000'000);
    std::snprintf(born, sizeof born, "%02d/%02d/%d", 1 + static_cast<int>(random() % 28),
                  1 + static_cast<int>(random() % 12), year);
    out->row({std::to_string(i + 1), std::string(family[random() % 8]) + " Văn " + given[random() % 10], born,
              woman != 0 ? "Nữ" : "Nam", i % 50 == 0 ? number + 1 : number, "Xóm " + std::to_string(i / 600 + 1),
              "H" + std::to_string(i / 4), relation[i % 4]});
  }
  return *out->finish();
}

}  // namespace

int main(int argc, char** argv) {
  const int rows = argc > 1 ? std::atoi(argv[1]) : 17'509;
  std::string folder = "/var/tmp/hvs-import.XXXXXX";
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const std::string address = argc > 2 ? argv[2] : "sqlite:" + folder + "/import.db";
  auto database = db::open(address, {});
  auto keys = keys::Keyring::open(folder);
  if (!database || !keys || !db::apply(**database, db::all_migrations())) return 1;
  std::mt19937_64 engine(7);
  const RandomBytes random = [&](std::uint8_t* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<std::uint8_t>(engine());
  };
  auto door = journal::make_door(**database, random);
  for (auto& store : people::stores()) door->add(std::move(store));
  app::Services services{
      .settings = {},
      .db = **database,
      .door = *door,
      .keys = **keys,
      .now = [] { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); },
      .random = random};
  services.settings.data_dir = folder;
  const auto file = make_list(rows);
  bool soon_enough = false;
  {
    people::ImportDesk desk(services);
    auto start = Clock::now();
    const auto first = desk.take({"list.xlsx", file, "", "", "bench"});
    desk.wait_idle();
    const double preview = since(start);
    start = Clock::now();
    if (!first || !desk.confirm(*first)) return 1;
    desk.wait_idle();
    const double written = since(start);
    start = Clock::now();
    (void)desk.take({"list.xlsx", file, "", "", "bench"});
    desk.wait_idle();
    std::printf("%d rows, %zu KB xlsx: preview %.2f s, written %.2f s, preview of the same list again %.2f s\n", rows,
                file.size() / 1024, preview, written, since(start));
    soon_enough = preview <= 10;
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return soon_enough ? 0 : 1;
}
