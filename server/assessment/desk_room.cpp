// What the pages of the desk share: the book, the banks of the files, joining.
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/assessment/desk.hpp"
#include "server/practice/content/shelf.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {

DeskRoom::DeskRoom(OfficialsPtr officials) : officials_(std::move(officials)) { join(); }

const std::shared_ptr<const practice::Shelf>& DeskRoom::shelf() const {
  std::call_once(opened_, [this] {  // when somebody first needs it
    if (auto shelf = practice::read_shelf(services().settings.share_dir)) shelf_ = std::move(*shelf);
  });
  return shelf_;
}

const Bank* DeskRoom::file_bank(std::string_view group) const {
  for (const auto& one : files()) {
    if (one->blueprint.group == group) return one.get();
  }
  return nullptr;
}

Result<std::shared_ptr<const Desk>> DeskRoom::desk() const {
  std::shared_ptr<const Desk> out;
  const auto read = services().db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, book_.read(tx, commune()));
    out = found;
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

Result<Shown> DeskRoom::shown() const {
  Shown out;
  const auto read = services().db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, times_shown(tx, commune()));
    out = std::move(found);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

bool DeskRoom::resolve_here(Item& item) const {
  learning::Findings unheard;
  return resolve(item, officials_->library(), shelf(), "", unheard);
}

void DeskRoom::join() const {
  const auto now = desk();
  if (!now) return;  // a database that is away changes nothing
  for (const auto& file : files()) {
    const auto live = in_bank((*now)->all, file->blueprint.group);
    if (live.empty()) {
      officials_->put(file);
      continue;
    }
    auto bank = std::make_shared<Bank>(*file);
    for (const auto* one : live) {
      auto item = one->text.item;
      if (!resolve_here(item)) continue;
      std::erase_if(bank->items, [&item](const Item& other) { return other.id == item.id; });
      bank->items.push_back(std::move(item));
    }
    officials_->put(std::move(bank));
  }
}

bool may_write(const web::Call& call) {
  return auth::may(call.me, auth::Right::write_courses, "", call.now).has_value();
}
bool may_review(const web::Call& call) {
  return may_write(call) || auth::may(call.me, auth::Right::assess_others, "", call.now).has_value();
}

std::string_view kind_words(ItemKind kind) { return say("bank.k_" + std::string{kind_name(kind)}); }

journal::Operation text_fact(const DeskRoom& room, const web::Call& call, const Item& item, std::string_view group,
                             std::string_view source) {
  return official_fact(room.officials(), call, "item_text",
                       {{"item", item.id},
                        {"version", std::to_string(item.version)},
                        {"group", std::string{group}},
                        {"body", write_item(item).dump()},
                        {"source", std::string{source}}});
}

}  // namespace hvs::assessment
