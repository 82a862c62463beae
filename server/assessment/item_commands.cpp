#include "server/assessment/item_commands.hpp"

#include <cstdio>
#include <fstream>
#include <iterator>

#include "core/base/bytes.hpp"
#include "core/html/catalogue.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/assessment/desk.hpp"
#include "server/assessment/transfer.hpp"
#include "server/journal/door.hpp"
#include "server/learning/content/library.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {
namespace {

void print(const std::string& line) { std::printf("%s\n", line.c_str()); }

Result<OfficialsPtr> open_bank(app::Services& services, std::string_view group) {
  HVS_TRY(library, learning::read_library(services.settings.share_dir));
  HVS_TRY(banks, read_banks(services.settings.share_dir, *library));
  auto officials = std::make_shared<const Officials>(services, banks, library, nullptr);
  if (!officials->has_bank(group)) return refuse(Kind::missing, t::bank::no_group.key, std::string{group});
  return OfficialsPtr{std::move(officials)};
}

Result<questions::Reading> read_file(const ImportItems& order) {
  std::ifstream in(order.file, std::ios::binary);
  if (!in) return refuse(Kind::missing, t::bank::no_file.key, order.file);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (order.format == "auto") return questions::read(bytes);
  questions::Format format{};
  if (!questions::read_format(order.format, format))
    return refuse(Kind::invalid, t::bank::unknown_format.key, order.format);
  return questions::read(bytes, format);
}

}  // namespace

Result<int> import_items(app::Services& services, const ImportItems& order) {
  HVS_TRY(reading, read_file(order));
  HVS_TRY(officials, open_bank(services, order.group));
  const DeskRoom room(officials);
  HVS_TRY(desk, room.desk());
  std::set<std::string> taken;
  for (const auto& bank : room.files()) {
    for (const auto& one : bank->items) taken.insert(one.id);
  }
  for (const auto& one : desk->all) taken.insert(one.text.item.id);
  const auto* skill = officials->library().framework.find_skill(order.skill);
  const Placing placing{
      .prefix = "n-" + bytes::hex(bytes::sha256(make_uuid7(services.now(), services.random))).substr(0, 8),
      .domain = skill == nullptr ? "" : skill->domain,
      .skill = order.skill};
  const auto rows = bring_all(reading, placing, taken, [&room](Item& item) { return room.resolve_here(item); });
  std::vector<journal::Operation> operations;
  web::Call call;
  call.now = services.now();
  call.me.account = journal::server_author;
  std::size_t no = 0;
  for (const auto& one : rows.items()) {
    const std::string why{one.at("why").string()}, where{one.at("where").string()}, stem{one.at("stem").string()};
    print((why.empty() ? "+ " : "- ") + where + "  " + stem.substr(0, stem.find('\n')) +
          (why.empty() ? "" : "  [" + why + "]"));
    for (const auto& note : one.at("notes").items()) print("    " + std::string{note.string()});
    no += !why.empty();
    if (!why.empty()) continue;
    std::vector<Fault> faults;
    operations.push_back(text_fact(room, call, read_item(one.at("item"), faults), order.group,
                                   order.file.substr(order.file.rfind('/') + 1)));
  }
  const auto ok = operations.size();
  print(html::fill(t::bank::import_counts, {{"ok", std::to_string(ok)}, {"no", std::to_string(no)}}));
  if (ok == 0) return 1;
  if (order.dry) return 0;
  HVS_TRY(done,
          services.door.commit(journal::server_me(services.settings.commune), std::move(operations), services.now()));
  print(html::fill(t::bank::import_saved, {{"n", std::to_string(done.size())}}));
  return 0;
}

Result<int> export_items(app::Services& services, const ExportItems& order) {
  questions::Format format{};
  if (!questions::read_format(order.format, format))
    return refuse(Kind::invalid, t::bank::unknown_format.key, order.format);
  HVS_TRY(officials, open_bank(services, order.group));
  const DeskRoom room(officials);
  std::vector<const Item*> items;
  for (const auto& one : officials->bank(order.group).items) items.push_back(&one);
  const auto taken = take_all(items);
  const auto summary = sum_losses(taken, format);
  for (const auto& [what, n] : summary.by_reason) print("- " + what + " (" + std::to_string(n) + ")");
  HVS_TRY(bytes, questions::write(taken.questions, format, pictures_for(services.settings.share_dir, taken.questions)));
  std::ofstream out(order.file, std::ios::binary);
  out << bytes;
  out.flush();
  if (!out) return refuse(Kind::broken, t::bank::cannot_write.key, order.file);
  print(html::fill(t::bank::export_about, {{"ok", std::to_string(items.size() - summary.left_out)},
                                           {"no", std::to_string(summary.left_out)}}));
  return 0;
}

}  // namespace hvs::assessment
