// One cell of somebody's list → what it means, and whether that is certain. Pure; nothing is guessed silently.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.hpp"

namespace hvs::people {

enum class Sure : std::uint8_t { yes, proposed, no };

struct BirthRead {
  Sure sure = Sure::yes;
  std::optional<PartialDate> date{};  // none and `yes`: the cell was empty
  bool month_first = false;           // proposed: read as month/day
  bool short_year = false;            // proposed: "58" read as 1958
  bool from_serial = false;           // proposed: a spreadsheet's bare day number
};
// dd/mm/yyyy in all its dress, mm/yyyy, yyyy, ISO; with `today` to judge two-digit years and days to come.
[[nodiscard]] BirthRead read_birth(std::string_view typed, Day today);

// nam | nu; nullopt when it is neither. Empty reads as "".
[[nodiscard]] std::optional<std::string> read_sex(std::string_view typed);

// chu_ho, vo_chong, con, … ; what is not known is kept as typed.
[[nodiscard]] std::string read_relation(std::string_view typed);
// nguoidan | hssv | cbccvc | nld; "" when the words are none of these.
[[nodiscard]] std::string read_group(std::string_view typed);
// mam_non | tieu_hoc | thcs | thpt; "" when none.
[[nodiscard]] std::string read_school(std::string_view typed);

struct PhoneRead {
  bool ok = true;
  bool zero_added = false;
  std::string digits;  // 0xxxxxxxxx
};
[[nodiscard]] PhoneRead read_phone(std::string_view typed);

struct NameRead {
  bool ok = false;
  bool changed = false;  // Unicode form or spaces, nothing that is seen
  std::string name;
};
[[nodiscard]] NameRead read_name(std::string_view typed);

// A xóm or tổ dân phố as written: "Xóm Đồng Chuối", "TDP số 3", "thôn Phố".
struct AreaName {
  std::string shown;  // as typed, tidied
  std::string kind;   // xom | to_dan_pho | ""
  std::string key;    // folded, without its kind word: "dong chuoi", "3"
};
[[nodiscard]] AreaName read_area_name(std::string_view typed);
[[nodiscard]] bool says_area(std::string_view typed);  // begins with xóm, thôn, bản, tổ dân phố …

struct AddressRead {
  std::string area;        // the part that names a xóm, as typed; "" when none
  std::string old_unit;    // dinh_ca | lau_thuong | phu_thuong: the unit before 1/7/2025
  bool elsewhere = false;  // names another commune
};
// Old and new forms: "Xóm Phố, xã Lâu Thượng, huyện Võ Nhai, tỉnh Thái Nguyên" and "Xóm Phố, xã Võ Nhai".
[[nodiscard]] AddressRead read_address(std::string_view typed);

}  // namespace hvs::people
