#include "core/phone/records.hpp"

#include <algorithm>

#include "core/journal/codec.hpp"

namespace hvs::phone {
namespace {

constexpr std::uint64_t version = 1;
constexpr std::size_t longest_path = 64;

}  // namespace

const journal::RecordState* Records::find(std::string_view entity, std::string_view id) const {
  const auto at = records_.find({std::string{entity}, std::string{id}});
  return at == records_.end() ? nullptr : &at->second;
}

std::vector<const journal::RecordState*> Records::all(std::string_view entity) const {
  std::vector<const journal::RecordState*> found;
  for (auto at = records_.lower_bound({std::string{entity}, {}}); at != records_.end() && at->first.entity == entity;
       ++at)
    found.push_back(&at->second);
  return found;
}

void Records::take(journal::ScopePart part) {
  if (part.news != journal::ScopeNews::changes)
    std::erase_if(records_, [&](const auto& one) { return one.second.area == part.area; });
  if (part.news == journal::ScopeNews::leave) {
    areas_.erase(part.area);
    return;
  }
  for (auto& record : part.records) {
    Key key{record.entity, record.entity_id};
    records_.insert_or_assign(std::move(key), std::move(record));
  }
  for (const auto& gone : part.gone) {
    const auto at = records_.find({gone.entity, gone.entity_id});
    // Moved to another area of ours: that area's part may have brought it already.
    if (at != records_.end() && at->second.area == part.area) records_.erase(at);
  }
  areas_[part.area] = part.next;
}

std::vector<journal::ScopeCursor> Records::cursors(const std::vector<std::string>& wanted) const {
  std::vector<journal::ScopeCursor> out;
  for (const auto& [area, cursor] : areas_) out.push_back({area, cursor});
  for (const auto& area : wanted) {
    const bool known =
        areas_.contains(area) || std::ranges::any_of(out, [&](const auto& one) { return one.area == area; });
    if (!known) out.push_back({area, 0});
  }
  if (out.size() > journal::max_scopes) out.resize(journal::max_scopes);
  return out;
}

std::string Records::write() const {
  journal::Packer out;
  out.number(version);
  out.number(areas_.size());
  for (const auto& [area, cursor] : areas_) {
    out.text(area);
    out.number(cursor);
  }
  out.number(records_.size());
  for (const auto& [key, record] : records_) journal::put_record(out, record);
  return out.take();
}

Records Records::read(std::string_view bytes) {
  journal::Unpacker in(bytes);
  Records out;
  std::uint64_t number = 0;
  std::uint64_t count = 0;
  if (!in.number(number) || number != version || !in.number(count) || count > journal::max_scopes) return {};
  for (; count > 0; --count) {
    std::string area;
    if (!in.text(area, longest_path) || !in.number(number)) return {};
    out.areas_.insert_or_assign(std::move(area), number);
  }
  if (!in.number(count) || count > in.left()) return {};
  for (; count > 0; --count) {
    journal::RecordState record;
    if (!journal::read_record(in, record)) return {};
    Key key{record.entity, record.entity_id};
    out.records_.insert_or_assign(std::move(key), std::move(record));
  }
  return in.done() ? std::move(out) : Records{};
}

}  // namespace hvs::phone
