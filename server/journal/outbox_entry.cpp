#include "server/journal/outbox_entry.hpp"

#include <algorithm>
#include <map>

#include "core/journal/authority.hpp"
#include "core/journal/exchange.hpp"
#include "core/journal/outbox_file.hpp"
#include "core/journal/reasons.hpp"
#include "server/journal/names.hpp"
#include "server/journal/outbox_key.hpp"

namespace hvs::journal {
namespace {

// New things of the file itself are known by the name they were given there.
std::map<std::string, std::string> names_given(const std::vector<Operation>& operations) {
  std::map<std::string, std::string> names;
  for (const auto& op : operations) {
    if (const auto name = value_of(op, "name"); op.entity == "person" && !name.empty()) names[op.entity_id] = name;
  }
  return names;
}

// One mark per epoch: which operations this file brings. Made again for the same state it is the same fact.
Operation mark_of(const std::string& file, const OpenedSection& section, const std::vector<const Operation*>& fresh,
                  const auth::Me& by, OpId id, Instant now) {
  const auto& first = fresh.front()->id;
  const auto last = std::to_string(fresh.back()->id.seq);
  Operation mark;
  mark.id = std::move(id);
  mark.entity = "file_entry";
  mark.entity_id = file.substr(0, 16) + "." + std::to_string(first.epoch) + "." + std::to_string(first.seq) + "." +
                   std::to_string(fresh.size());
  mark.author = by.account;
  mark.claimed = now;
  mark.changes = {{"file", file, 0},
                  {"device", section.device, 0},
                  {"account", section.author.account, 0},
                  {"epoch", std::to_string(first.epoch), 0},
                  {"first", std::to_string(first.seq), 0},
                  {"last", last, 0},
                  {"count", std::to_string(fresh.size()), 0}};
  return mark;
}

void count(const Outcome& one, Counts& counts) {
  ++counts.operations;
  if (one.duplicate) {
    ++counts.known;
  } else if (one.kind == OutcomeKind::held) {
    ++counts.held;
  } else if (one.kind == OutcomeKind::quarantined) {
    ++counts.aside;
  } else {
    ++counts.taken;
  }
}

}  // namespace

Result<std::vector<OpenedSection>> open_file(const app::Services& services, const Beside& beside, const web::Call& call,
                                             const std::string& body) {
  HVS_TRY(file, read_outbox_file(body));
  if (file.commune != call.me.commune) return refuse(Kind::invalid, reason::file_elsewhere);
  const bool answers_for_all = auth::may(call.me, auth::Right::edit_people, "", call.now).has_value();
  std::vector<OpenedSection> out;
  for (const auto& section : file.sections) {
    HVS_TRY(operations, open_section(services.keys, file.commune, section));
    OpenedSection opened;
    opened.device = section.device;
    if (auto who = beside.who ? beside.who(section.account) : std::nullopt) {
      opened.author = std::move(*who);
    } else {  // an account that is gone: everything will be kept aside, nothing is lost
      opened.author.commune = call.me.commune;
      opened.author.account = section.account;
    }
    opened.author.device = section.device;
    opened.mine_to_enter = answers_for_all || section.account == call.me.account;
    if (opened.mine_to_enter) opened.operations = std::move(operations);
    out.push_back(std::move(opened));
  }
  if (std::ranges::none_of(out, &OpenedSection::mine_to_enter)) return refuse(Kind::denied, reason::file_not_yours);
  return out;
}

Result<std::vector<Foreseen>> look_through(app::Services& services, const OpenedSection& section, Instant now) {
  std::vector<Foreseen> out;
  const auto given = names_given(section.operations);
  const auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
    out.clear();
    HVS_TRY(outcomes, services.door.rehearse(tx, section.author, section.operations, now));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const auto& op = section.operations[i];
      auto on = anchor_of(op);
      if (on.entity.empty()) on = {op.entity, op.entity_id};
      Foreseen one{std::move(outcomes[i]), {}};
      if (const auto named = given.find(std::string(on.id)); named != given.end()) {
        one.about = named->second;
      } else {
        HVS_TRY(state,
                load_record(tx, services.door, section.author.commune, std::string(on.entity), std::string(on.id)));
        if (state.exists) one.about = shown_name(state);
      }
      out.push_back(std::move(one));
    }
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return out;
}

Result<void> enter(app::Services& services, const std::string& file, const OpenedSection& section, const auth::Me& by,
                   Instant now, Counts& counts) {
  HVS_TRY(foreseen, look_through(services, section, now));
  std::map<std::uint32_t, std::vector<const Operation*>> fresh;
  for (std::size_t i = 0; i < foreseen.size(); ++i) {
    if (!foreseen[i].outcome.duplicate) {
      fresh[section.operations[i].id.epoch].push_back(&section.operations[i]);
    }
  }
  // First who answers for it, then the work: a power cut in between leaves a mark without work, never the other way.
  std::vector<Operation> marks;
  for (const auto& [epoch, list] : fresh) {
    marks.push_back(mark_of(file, section, list, by, services.door.next_server_id(), now));
  }
  if (!marks.empty()) {
    if (auto ok = services.door.commit(server_me(by.commune), std::move(marks), now); !ok) {
      return std::unexpected(ok.error());
    }
  }
  for (std::size_t at = 0; at < section.operations.size(); at += max_operations_per_turn) {
    const auto end = std::min(at + max_operations_per_turn, section.operations.size());
    std::vector<Operation> part(section.operations.begin() + static_cast<std::ptrdiff_t>(at),
                                section.operations.begin() + static_cast<std::ptrdiff_t>(end));
    for (auto& op : part) {
      if (op.author == server_author) op.author = "ngoai";
    }
    HVS_TRY(outcomes, services.door.commit(section.author, std::move(part), now));
    for (const auto& one : outcomes) count(one, counts);
  }
  return {};
}

}  // namespace hvs::journal
