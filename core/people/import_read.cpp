#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/people/import_rules.hpp"
#include "core/people/personal_number.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

// What only informs, and what stops a row; everything else is a doubt that waits for a person.
constexpr std::array notes{&t::import::zero_known,       &t::import::old_card,   &t::import::sex_unreadable,
                           &t::import::phone_unreadable, &t::import::phone_zero, &t::import::group_unknown,
                           &t::import::name_tidied,      &t::import::area_new,   &t::import::line_again};
constexpr std::array stops{&t::import::no_name, &t::import::bad_name, &t::import::no_area, &t::import::area_two};

class LineReader {
 public:
  LineReader(const Heading& heading, PlannedRow& row) : heading_(heading), row_(row) {}

  // All cells of a kind, joined; most lists have one column of each.
  [[nodiscard]] std::string get(Column wanted) const {
    std::string out;
    const auto n = std::min(heading_.columns.size(), row_.line.cells.size());
    for (std::size_t i = 0; i < n; ++i) {
      if (heading_.columns[i] != wanted) continue;
      const auto cell = text::squeeze(row_.line.cells[i]);
      if (cell.empty() || cell == out) continue;
      out += (out.empty() ? "" : ", ") + cell;
    }
    return text::nfc(out);
  }
  [[nodiscard]] std::string raw(Column wanted) const {
    const auto n = std::min(heading_.columns.size(), row_.line.cells.size());
    for (std::size_t i = 0; i < n; ++i) {
      if (heading_.columns[i] == wanted && !text::trim(row_.line.cells[i]).empty()) return row_.line.cells[i];
    }
    return {};
  }
  void say(const Text& text, std::string typed = {}, std::string taken = {}) {
    row_.remarks.push_back({&text, std::move(typed), std::move(taken)});
  }

 private:
  const Heading& heading_;
  PlannedRow& row_;
};

std::string masked(std::string_view typed) {
  return typed.size() < 8 ? std::string(typed)
                          : std::string(typed.substr(0, 2)) + "*****" + std::string(typed.substr(typed.size() - 4));
}

std::string shown(const PartialDate& d) { return show_partial(d); }

void read_name_cell(LineReader& in, Draft& d) {
  auto typed = in.raw(Column::name);
  if (typed.empty()) {
    typed = text::squeeze(in.get(Column::family_part) + " " + in.get(Column::given_part));
  }
  if (text::trim(typed).empty()) return in.say(t::import::no_name);
  auto name = read_name(typed);
  if (!name.ok) in.say(t::import::bad_name, text::cut(name.name, 40));
  if (name.changed) in.say(t::import::name_tidied);
  d.name = std::move(name.name);
}

void take_birth(LineReader& in, Draft& d, const std::string& typed, Day today) {
  const auto birth = read_birth(typed, today);
  if (birth.sure == Sure::no) return in.say(t::import::birth_unreadable, text::cut(typed, 30));
  if (!birth.date) return;
  d.birth = store_partial(*birth.date);
  if (birth.month_first)
    in.say(t::import::birth_month_first, typed, shown(*birth.date));
  else if (birth.short_year)
    in.say(t::import::birth_short_year, typed, shown(*birth.date));
  else if (birth.from_serial)
    in.say(t::import::birth_serial, typed, shown(*birth.date));
}

bool is_year(std::string_view typed) {
  long long n = 0;
  return text::read_int(text::trim(typed), n) && n >= 1890 && n <= 2100;
}

// Sex and birth share columns in many lists: a year under "Nam" or "Nữ" says both.
void read_sex_and_birth(LineReader& in, Draft& d, Day today) {
  std::string birth = in.get(Column::birth);
  const auto sex_typed = in.get(Column::sex);
  if (const auto sex = read_sex(sex_typed))
    d.sex = *sex;
  else
    in.say(t::import::sex_unreadable, text::cut(sex_typed, 30));
  const auto mark = [&](Column year, Column tick, const char* sex) {
    const auto ticked = in.get(tick);
    const auto typed = is_year(ticked) || ticked.find('/') != std::string::npos ? ticked : in.get(year);
    if (ticked.empty() && typed.empty()) return;
    if (d.sex.empty()) d.sex = sex;
    if (birth.empty() && !typed.empty()) birth = typed;
  };
  mark(Column::birth_of_man, Column::man_mark, "nam");
  mark(Column::birth_of_woman, Column::woman_mark, "nu");
  if (birth.empty()) {
    for (const auto part : {Column::birth_day, Column::birth_month, Column::birth_year}) {
      const auto typed = in.get(part);
      if (!typed.empty()) birth += (birth.empty() ? "" : "/") + typed;
    }
  } else if (const auto day = in.get(Column::birth_day), month = in.get(Column::birth_month);
             is_year(birth) && !month.empty()) {
    birth = (day.empty() ? "" : day + "/") + month + "/" + birth;
  }
  take_birth(in, d, birth, today);
}

void read_numbers(LineReader& in, Draft& d) {
  const auto old_typed = in.get(Column::old_number);
  const auto typed = in.get(Column::number).empty() ? old_typed : in.get(Column::number);
  const auto number = read_number(typed);
  switch (number.form) {
    case NumberForm::none:
      break;
    case NumberForm::twelve:
      d.number = number.digits;
      break;
    case NumberForm::zero_lost:
      d.number = number.digits;
      // NR-08: also here only the ends are shown; the file itself has the rest.
      in.say(t::import::zero_added, masked(typed), text::mask_personal_number(number.digits));
      break;
    case NumberForm::old_card:
      d.old_number = number.digits;
      in.say(t::import::old_card);
      break;
    case NumberForm::rounded:
      in.say(t::import::number_rounded, text::cut(typed, 30));
      break;
    case NumberForm::unreadable:
      in.say(t::import::number_unreadable, text::cut(typed, 30));
      break;
  }
  if (const auto old = read_number(old_typed); old.form == NumberForm::old_card) d.old_number = old.digits;
  const auto birth = read_partial_iso(d.birth);
  for (const auto doubt : doubts(d.number, d.sex, birth)) {
    switch (doubt) {
      case NumberDoubt::unknown_place:
        in.say(t::import::number_place);
        break;
      case NumberDoubt::other_sex:
        in.say(t::import::number_sex, in.get(Column::sex));
        break;
      case NumberDoubt::other_year:
        in.say(t::import::number_year, birth ? shown(*birth) : "");
        break;
      case NumberDoubt::future_century:
        in.say(t::import::number_future);
        break;
    }
  }
}

void read_place(LineReader& in, Draft& d) {
  d.address = text::cut(in.get(Column::address), 200);
  const auto address = read_address(d.address);
  d.old_unit = address.old_unit;
  const auto typed = in.get(Column::area);
  if (!typed.empty()) {
    d.area = read_area_name(typed);
    if (const auto said = read_address(typed); !said.old_unit.empty()) d.old_unit = said.old_unit;
  } else if (!address.area.empty()) {
    d.area = read_area_name(address.area);
  }
  if (address.elsewhere) in.say(t::import::elsewhere, text::cut(d.address, 60));
}

void read_rest(LineReader& in, const ImportOptions& options, Draft& d) {
  const auto phone = read_phone(in.raw(Column::phone));
  if (!phone.ok) in.say(t::import::phone_unreadable, text::cut(in.get(Column::phone), 30));
  if (phone.zero_added) in.say(t::import::phone_zero, {}, phone.digits);
  d.phone = phone.digits;
  if (options.take_ethnic) d.ethnic = text::cut(in.get(Column::ethnic), 12);
  d.relation = read_relation(in.get(Column::relation));
  d.household_code = text::cut(in.get(Column::household), 12);
  d.head_name = in.get(Column::head_name);
  const auto job = in.get(Column::job);
  const auto place = in.get(Column::workplace);
  d.workplace = text::cut(job + (job.empty() || place.empty() ? "" : ", ") + place, 50);
  const auto school = in.get(Column::school);
  d.school = read_school(school);
  if (d.workplace.empty() && !school.empty()) d.workplace = text::cut(school, 50);
  const auto group = in.get(Column::group);
  d.group = read_group(group);
  if (!group.empty() && d.group.empty()) in.say(t::import::group_unknown, text::cut(group, 30));
  d.note = text::cut(in.get(Column::note), 300);
}

}  // namespace

Weight weight_of(const Text& remark) {
  const auto listed = [&](const auto& list) {
    return std::ranges::any_of(list, [&](const Text* one) { return one->key == remark.key; });
  };
  return listed(notes) ? Weight::note : listed(stops) ? Weight::stop : Weight::doubt;
}

std::string sentence_of(const Remark& remark) {
  return html::fill(remark.text->vi, {{"typed", remark.typed}, {"taken", remark.taken}});
}

void read_line(const Heading& heading, const ImportOptions& options, PlannedRow& row) {
  LineReader in(heading, row);
  read_name_cell(in, row.draft);
  read_sex_and_birth(in, row.draft, options.today);
  read_numbers(in, row.draft);
  read_place(in, row.draft);
  read_rest(in, options, row.draft);
  const auto& d = row.draft;
  if (d.birth.empty() && d.number.empty() && d.sex.empty() && row.remarks.empty()) in.say(t::import::only_name);
}

}  // namespace hvs::people
