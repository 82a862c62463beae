#include "server/people/class_read.hpp"

namespace hvs::people {
namespace {

constexpr db::Sql open_list{"people.open_classes",
                            "SELECT id, name, area, teacher, members, status FROM class"
                            " WHERE commune_id = $1 AND status = 'mo' ORDER BY name, id"};
constexpr db::Sql one_class{
    "people.one_class", "SELECT id, name, area, teacher, members, status FROM class WHERE commune_id = $1 AND id = $2"};

ClassRow class_of(const db::Row& row) {
  ClassRow out{row.text(0), row.text(1), row.text(2), row.text(3), {}, row.text(5) == "mo"};
  for (std::string_view rest{row.text(4)}; !rest.empty();) {
    const auto space = rest.find(' ');
    if (space != 0) out.members.emplace_back(rest.substr(0, space));
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  return out;
}

}  // namespace

Result<std::vector<ClassRow>> open_classes(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(open_list, {commune}));
  std::vector<ClassRow> out;
  for (const auto& row : rows) out.push_back(class_of(row));
  return out;
}

Result<std::optional<ClassRow>> find_class(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_class, {commune, id}));
  if (rows.empty()) return std::optional<ClassRow>{};
  return std::optional{class_of(rows.front())};
}

}  // namespace hvs::people
