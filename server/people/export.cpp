#include "server/people/export.hpp"

#include "core/base/text.hpp"
#include "core/people/words.hpp"
#include "server/people/sealing.hpp"
#include "server/people/sheet_out.hpp"
#include "text/import.hpp"
#include "text/people.hpp"

namespace hvs::people {

// Numbers stay masked: whoever needs one whole looks it up, and that look is written down (NR-08).
Result<std::string> export_people(app::Services& services, Wanted wanted, const std::string& who, Instant when,
                                  bool xlsx) {
  auto out = xlsx ? xlsx_out(std::string(t::people::sheet_name.vi), {28, 12, 10, 16, 22, 24, 22, 14, 30}) : csv_out();
  const auto mark = html::fill(t::people::export_by.vi, {{"who", who}, {"when", show_day_time(when)}});
  out->row({mark});
  const auto word_of = [](const Text& text) { return std::string(text.vi); };
  out->row({word_of(t::people::col_name), word_of(t::people::col_birth), word_of(t::people::col_sex),
            word_of(t::people::col_number), word_of(t::people::area), word_of(t::people::group),
            word_of(t::people::relation), word_of(t::people::phone), word_of(t::people::workplace)});
  const auto& commune = services.settings.commune;
  auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(tree, areas(tx, commune));
    do {
      HVS_TRY(found, search(tx, commune, wanted));
      for (const auto& p : found.persons) {
        const auto number = open_number(services.keys, p.number_sealed);
        const auto shown = number && !number->empty() ? text::mask_personal_number(*number) : std::string{};
        out->row({p.name, p.birth ? show_partial(*p.birth) : std::string{}, word(sexes(), p.sex), shown,
                  std::string(tree.name_of(p.area)), word(group_names(), p.group), word(relations(), p.relation),
                  p.phone, p.workplace});
      }
      wanted.after = found.next;
    } while (!wanted.after.empty());
    return {};
  });
  if (!done) return std::unexpected(done.error());
  out->row({mark});
  return out->finish();
}

}  // namespace hvs::people
