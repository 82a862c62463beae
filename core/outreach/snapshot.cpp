// The snapshot: its bytes, and how waiting operations are laid over it.
#include <algorithm>

#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "core/outreach/model.hpp"

namespace hvs::outreach {
namespace {

using journal::RecordState;
using journal::value_of;

constexpr std::string_view bad_pack = "outreach.bad_pack";
constexpr std::uint64_t pack_version = 1;

RecordState& record_in(std::vector<RecordState>& list, std::string_view entity, std::string_view id) {
  for (auto& one : list) {
    if (one.entity_id == id) return one;
  }
  return list.emplace_back(RecordState{std::string(entity), std::string(id), {}, false, {}});
}

// A fact shown as the latest of its kind, under the id of what it hangs on.
RecordState as_record(const journal::Operation& op, std::string id) {
  RecordState out{op.entity, std::move(id), op.area, true, {}};
  for (const auto& change : op.changes) out.fields.push_back({change.field, change.value, 0});
  out.fields.push_back({"at", std::to_string(to_ms(op.claimed)), 0});
  return out;
}

void put_list(journal::Packer& out, const std::vector<RecordState>& list) {
  out.number(list.size());
  for (const auto& one : list) put_record(out, one);
}

bool read_list(journal::Unpacker& in, std::vector<RecordState>& list) {
  std::uint64_t count = 0;
  if (!in.number(count) || count > in.left()) return false;
  list.resize(count);
  return std::ranges::all_of(list, [&](RecordState& one) { return read_record(in, one); });
}

}  // namespace

void apply(Snapshot& snapshot, const journal::Operation& op) {
  snapshot.waiting.push_back(op);
  if (op.entity == "visit") {
    auto& latest = record_in(snapshot.visits, "visit", value_of(op, "household"));
    latest = as_record(op, std::string(value_of(op, "household")));
    return;
  }
  if (op.entity == "consent") {
    if (value_of(op, "purpose") == "hoc_tap") {
      auto& latest = record_in(snapshot.consents, "consent", value_of(op, "person"));
      latest = as_record(op, std::string(value_of(op, "person")));
    }
    return;
  }
  const auto* rule = journal::find_entity(op.entity);
  if (rule == nullptr || (op.entity != "household" && op.entity != "person")) return;
  auto& record = record_in(op.entity == "household" ? snapshot.households : snapshot.persons, op.entity, op.entity_id);
  record = journal::merge(*rule, record, op, journal::own_base(op.id.seq)).after;
}

std::vector<Figure> counts(const journal::Operation& op, bool is_new_record) {
  if (op.entity == "visit") {
    std::vector<Figure> out{{std::string(value_of(op, "outcome")), 1}};
    const auto met = value_of(op, "met");
    if (!met.empty()) out.push_back({"luot_gap", 1 + std::ranges::count(met, ' ')});
    return out;
  }
  if (op.entity == "person" && is_new_record) return {{"nguoi_moi", 1}};
  if (op.entity == "observed_skill") return {{"viec", 1}};
  if (op.entity == "consent" && value_of(op, "given") == "1") return {{"dong_y", 1}};
  return {};
}

std::string write_pack(const Snapshot& snapshot) {
  journal::Packer out;
  out.number(pack_version);
  out.number(snapshot.cut);
  out.text(snapshot.month);
  out.number(snapshot.areas.size());
  for (const auto& one : snapshot.areas) {
    out.text(one.path);
    out.text(one.name);
  }
  out.number(snapshot.skills.size());
  for (const auto& one : snapshot.skills) {
    out.text(one.id);
    out.text(one.name);
  }
  out.number(snapshot.figures.size());
  for (const auto& one : snapshot.figures) {
    out.text(one.what);
    out.signed_number(one.n);
  }
  put_list(out, snapshot.households);
  put_list(out, snapshot.persons);
  put_list(out, snapshot.visits);
  put_list(out, snapshot.consents);
  return out.take();
}

Result<Snapshot> read_pack(std::string_view raw) {
  journal::Unpacker in(raw);
  Snapshot out;
  std::uint64_t version = 0;
  std::uint64_t count = 0;
  const auto refused = [] { return refuse(Kind::invalid, bad_pack); };
  if (!in.number(version) || version != pack_version || !in.number(out.cut) || !in.text(out.month, 20))
    return refused();
  if (!in.number(count) || count > in.left()) return refused();
  out.areas.resize(count);
  for (auto& one : out.areas) {
    if (!in.text(one.path, 64) || !in.text(one.name, 400)) return refused();
  }
  if (!in.number(count) || count > in.left()) return refused();
  out.skills.resize(count);
  for (auto& one : out.skills) {
    if (!in.text(one.id, 64) || !in.text(one.name, 400)) return refused();
  }
  if (!in.number(count) || count > in.left()) return refused();
  out.figures.resize(count);
  for (auto& one : out.figures) {
    std::int64_t n = 0;
    if (!in.text(one.what, 40) || !in.signed_number(n)) return refused();
    one.n = n;
  }
  if (!read_list(in, out.households) || !read_list(in, out.persons) || !read_list(in, out.visits) ||
      !read_list(in, out.consents) || !in.done()) {
    return refused();
  }
  return out;
}

}  // namespace hvs::outreach
