// A form over one record: which fields differ from what the writer saw, and where somebody else was faster.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/journal/model.hpp"
#include "core/web/call.hpp"
#include "server/journal/door.hpp"

namespace hvs::journal {

using Typed = std::vector<std::pair<std::string, std::string>>;  // field of the entity, value typed

struct RecordForm {
  Operation op;  // changes that differ; empty: nothing to write
  struct Clash {
    std::string field, theirs;
  };
  std::vector<Clash> clashes;  // changed by somebody else since the form was shown; then nothing should be written
  std::string version;         // of the record now, for the next form
};

// "12.14.3": the versions of `fields`, in their order, for a hidden field of the form.
[[nodiscard]] std::string form_version(const RecordState& held, const Typed& fields);

// Reads the record and compares. `seen` is what form_version gave when the form was made; what does not read counts as
// never seen, and so meets both texts.
[[nodiscard]] Result<RecordForm> compare_form(db::Tx& tx, const Door& door, const web::Call& call,
                                              std::string_view entity, const std::string& id, const Typed& typed,
                                              std::string_view seen);

// A change of every field that differs, on top of what the record is now: for buttons, where nothing was typed.
[[nodiscard]] Result<Operation> overwrite(db::Tx& tx, const Door& door, const web::Call& call, std::string_view entity,
                                          const std::string& id, const Typed& values);

}  // namespace hvs::journal
