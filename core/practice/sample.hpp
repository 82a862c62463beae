// A small scenario for tests: every kind of way, a field, a side look, two variants.
#pragma once

#include <string_view>

namespace hvs::practice {

inline constexpr std::string_view sample_scenario = R"({
  "id": "mau", "title": "Việc mẫu", "summary": "Tập một việc mẫu.", "group": "tien", "minutes": 2,
  "skills": ["P7.5"], "sources": ["tự viết"], "checked": "2026-11-22",
  "remember": ["Nhìn kỹ rồi mới chạm."], "guide": "Ngồi cạnh, không cầm máy thay.",
  "goal": "Trả {tien} cho {ten}.", "start": "mo",
  "screens": {
    "mo": {"bar": "Màn hình", "say": "Mở ngân hàng.", "hint": "Hình tấm thẻ.", "show": [
      {"app": "Trò chơi"}, {"app": "Ngân hàng", "go": "tien"}, {"note": "Trúng thưởng!", "trap": "Bẫy đấy."},
      {"item": "Xem tên", "look": "xem"}]},
    "xem": {"bar": "Tên", "say": "Đọc tên.", "hint": "Chạm Về.", "show": ["{ten}", {"button": "Về", "look": "mo"}]},
    "tien": {"bar": "Tiền", "say": "Gõ {tien}.", "hint": "Ô trắng.", "show": [
      {"field": "Số tiền", "sort": "money", "want": ["{tien}"], "no": "Gõ lại nhé.", "go": "tra"}]},
    "tra": {"bar": "Trả", "say": "Chạm Trả.", "hint": "Nút dưới cùng.", "show": [
      {"facts": [["Người nhận", "{ten}"]]}, {"button": "Trả", "go": "end"}, {"button": "Sửa", "no": "Không cần sửa."}]}
  },
  "variants": [
    {"id": "a", "title": "Cô Hoa", "words": {"tien": "45.000", "ten": "cô Hoa"}},
    {"id": "b", "title": "Bác Páo", "words": {"tien": "120.000", "ten": "bác Páo"},
     "screens": {"tra": {"bar": "Trả", "say": "Dừng lại.", "hint": "Nút Dừng.", "show": [
       {"button": "Trả", "trap": "Sai tên."}, {"button": "Dừng", "go": "end"}]}}}
  ]
})";

}  // namespace hvs::practice
