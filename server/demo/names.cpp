#include "server/demo/names.hpp"

#include <array>

namespace hvs::demo {
namespace {

using Words = std::span<const std::string_view>;
using std::string_view;

// Frequent names stand more than once.
constexpr std::array kinh_family{
    string_view{"Nguyễn"}, string_view{"Nguyễn"}, string_view{"Nguyễn"}, string_view{"Nguyễn"}, string_view{"Trần"},
    string_view{"Trần"},   string_view{"Lê"},     string_view{"Lê"},     string_view{"Phạm"},   string_view{"Hoàng"},
    string_view{"Vũ"},     string_view{"Bùi"},    string_view{"Đỗ"},     string_view{"Đặng"},   string_view{"Ngô"},
    string_view{"Dương"},  string_view{"Đào"},    string_view{"Đinh"},   string_view{"Phan"},   string_view{"Lưu"}};
constexpr std::array tay_family{string_view{"Hoàng"}, string_view{"Hoàng"}, string_view{"Nông"},  string_view{"Nông"},
                                string_view{"Ma"},    string_view{"Hà"},    string_view{"Lường"}, string_view{"Lý"},
                                string_view{"Hứa"},   string_view{"Bế"},    string_view{"Đàm"},   string_view{"Chu"},
                                string_view{"Lâm"},   string_view{"Quan"},  string_view{"Nguyễn"}};
constexpr std::array nung_family{string_view{"Nông"},  string_view{"Nông"}, string_view{"Hoàng"}, string_view{"Lương"},
                                 string_view{"Vi"},    string_view{"Lành"}, string_view{"Lăng"},  string_view{"Mông"},
                                 string_view{"Triệu"}, string_view{"Lục"},  string_view{"Chu"},   string_view{"Hứa"},
                                 string_view{"Phùng"}, string_view{"Linh"}};
constexpr std::array dao_family{string_view{"Triệu"},  string_view{"Triệu"}, string_view{"Bàn"},   string_view{"Bàn"},
                                string_view{"Đặng"},   string_view{"Lý"},    string_view{"Phùng"}, string_view{"Dương"},
                                string_view{"Trương"}, string_view{"Chảo"}};
constexpr std::array mong_family{string_view{"Hoàng"}, string_view{"Dương"}, string_view{"Ngô"},  string_view{"Lý"},
                                 string_view{"Đào"},   string_view{"Sùng"},  string_view{"Vàng"}, string_view{"Hầu"},
                                 string_view{"Giàng"}, string_view{"Thào"},  string_view{"Vừ"},   string_view{"Lầu"}};
constexpr std::array chay_family{string_view{"Lý"},   string_view{"Trần"}, string_view{"Hoàng"}, string_view{"La"},
                                 string_view{"Ninh"}, string_view{"Tống"}, string_view{"Lục"},   string_view{"Từ"},
                                 string_view{"Âu"},   string_view{"Sầm"}};
constexpr std::array diu_family{string_view{"Diệp"}, string_view{"Tạ"}, string_view{"Trương"}, string_view{"Lưu"},
                                string_view{"Ôn"},   string_view{"Từ"}, string_view{"Trạc"},   string_view{"Tô"},
                                string_view{"Ninh"}, string_view{"Lục"}};
constexpr std::array e_de_family{string_view{"Niê"}, string_view{"Êban"}, string_view{"Mlô"}, string_view{"Byă"},
                                 string_view{"Kbuôr"}};

constexpr std::array male_middle{string_view{"Văn"},  string_view{"Văn"},   string_view{"Văn"},  string_view{"Đức"},
                                 string_view{"Hữu"},  string_view{"Quang"}, string_view{"Minh"}, string_view{"Xuân"},
                                 string_view{"Công"}, string_view{"Đình"},  string_view{"Ngọc"}, string_view{"Trung"}};
constexpr std::array female_middle{string_view{"Thị"},  string_view{"Thị"},   string_view{"Thị"},  string_view{"Thị"},
                                   string_view{"Thu"},  string_view{"Thanh"}, string_view{"Ngọc"}, string_view{"Thúy"},
                                   string_view{"Minh"}, string_view{"Bích"}};
constexpr std::array male_given{
    string_view{"Hùng"}, string_view{"Dũng"},  string_view{"Thắng"}, string_view{"Tuấn"},  string_view{"Sơn"},
    string_view{"Hải"},  string_view{"Nam"},   string_view{"Long"},  string_view{"Cường"}, string_view{"Hiếu"},
    string_view{"Đạt"},  string_view{"Khánh"}, string_view{"Quân"},  string_view{"Toàn"},  string_view{"Thành"},
    string_view{"Bình"}, string_view{"Chiến"}, string_view{"Phong"}, string_view{"Kiên"},  string_view{"Trường"},
    string_view{"Lực"},  string_view{"Vinh"},  string_view{"Thuận"}, string_view{"Bảo"},   string_view{"Duy"},
    string_view{"Tùng"}, string_view{"Hoạt"},  string_view{"Ước"},   string_view{"Lưỡng"}, string_view{"Ngữ"}};
constexpr std::array female_given{
    string_view{"Hương"}, string_view{"Hường"},  string_view{"Lan"},  string_view{"Hoa"},   string_view{"Thủy"},
    string_view{"Hằng"},  string_view{"Nga"},    string_view{"Mai"},  string_view{"Thảo"},  string_view{"Trang"},
    string_view{"Linh"},  string_view{"Phương"}, string_view{"Yến"},  string_view{"Nhung"}, string_view{"Huệ"},
    string_view{"Liên"},  string_view{"Hiền"},   string_view{"Loan"}, string_view{"Quyên"}, string_view{"Nguyệt"},
    string_view{"Thơm"},  string_view{"Ánh"},    string_view{"Diệp"}, string_view{"Mỹ"},    string_view{"Duyên"},
    string_view{"Bưởi"},  string_view{"Thoa"},   string_view{"Lượt"}, string_view{"Chiên"}, string_view{"Ngà"}};
constexpr std::array dao_male_middle{string_view{"Tài"}, string_view{"Phúc"}, string_view{"Sinh"}, string_view{"Tiến"},
                                     string_view{"Hữu"}, string_view{"Văn"},  string_view{"Kim"}};
constexpr std::array dao_male{string_view{"Cao"},   string_view{"Lường"}, string_view{"Hiển"}, string_view{"Vượng"},
                              string_view{"Chiêu"}, string_view{"Phú"},   string_view{"Quý"},  string_view{"Tiên"},
                              string_view{"Ngân"},  string_view{"Thọ"}};
constexpr std::array dao_female_middle{string_view{"Mùi"}, string_view{"Thị"}, string_view{"Thị"}, string_view{"Tả"}};
constexpr std::array dao_female{string_view{"Mẩy"},  string_view{"Pham"}, string_view{"Mùi"},  string_view{"Coi"},
                                string_view{"Nải"},  string_view{"Khé"},  string_view{"Sính"}, string_view{"Chản"},
                                string_view{"Phin"}, string_view{"Liều"}};
constexpr std::array mong_male_middle{string_view{"A"}, string_view{"A"}, string_view{"Văn"}, string_view{"Seo"},
                                      string_view{"Mí"}};
constexpr std::array mong_male{string_view{"Páo"}, string_view{"Dình"}, string_view{"Sùng"}, string_view{"Chứ"},
                               string_view{"Lử"},  string_view{"Vàng"}, string_view{"Phử"},  string_view{"Súa"},
                               string_view{"Tủa"}, string_view{"Giống"}};
constexpr std::array mong_female{string_view{"Dợ"},  string_view{"Mỷ"},  string_view{"Chá"}, string_view{"Sua"},
                                 string_view{"Dở"},  string_view{"Pà"},  string_view{"Xúa"}, string_view{"Máy"},
                                 string_view{"Lía"}, string_view{"Dinh"}};
constexpr std::array e_de_male{string_view{"Y Ƀhăm"}, string_view{"Y Ƀlơ"}, string_view{"Y Wĭ"}, string_view{"Y Čuôr"}};
constexpr std::array e_de_female{string_view{"H'Bia"}, string_view{"H'Ƀlĕ"}, string_view{"HʼNĕ"}, string_view{"H'Čuĭ"}};
constexpr std::array common_female_middle{string_view{"Thị"}};

struct List {
  string_view name;
  string_view language;
  Words family, male_middle, male, female_middle, female;
};
constexpr std::array<List, ethnic_count> lists{
    List{"Kinh", "vi", kinh_family, male_middle, male_given, female_middle, female_given},
    List{"Tày", "tyz", tay_family, male_middle, male_given, female_middle, female_given},
    List{"Nùng", "nut", nung_family, male_middle, male_given, common_female_middle, female_given},
    List{"Dao", "ium", dao_family, dao_male_middle, dao_male, dao_female_middle, dao_female},
    List{"Mông", "hmn", mong_family, mong_male_middle, mong_male, common_female_middle, mong_female},
    List{"Sán Chay", "mlc", chay_family, male_middle, male_given, common_female_middle, female_given},
    List{"Sán Dìu", "vi", diu_family, male_middle, male_given, common_female_middle, female_given},
    List{"Ê Đê", "rad", e_de_family, {}, e_de_male, {}, e_de_female}};

const List& list_of(Ethnic people) { return lists[static_cast<std::size_t>(people)]; }

constexpr std::array all_places{Place{"Tổ dân phố Suối Trúc", "Đình Cả", "to_dan_pho"},
                                Place{"Tổ dân phố Đồi Thông", "Đình Cả", "to_dan_pho"},
                                Place{"Tổ dân phố Cầu Gỗ", "Đình Cả", "to_dan_pho"},
                                Place{"Tổ dân phố Bãi Lau", "Đình Cả", "to_dan_pho"},
                                Place{"Tổ dân phố Chợ Mới", "Đình Cả", "to_dan_pho"},
                                Place{"Tổ dân phố Hang Đá", "Đình Cả", "to_dan_pho"},
                                Place{"Tổ dân phố Bến Nứa", "Đình Cả", "to_dan_pho"},
                                Place{"Tổ dân phố Vườn Trám", "Đình Cả", "to_dan_pho"},
                                Place{"Tổ dân phố Ao Sen", "Đình Cả", "to_dan_pho"},
                                Place{"Tổ dân phố Gốc Đa", "Đình Cả", "to_dan_pho"},
                                Place{"Xóm Nà Khau", "Lâu Thượng", "xom"},
                                Place{"Xóm Đồng Mạ", "Lâu Thượng", "xom"},
                                Place{"Xóm Làng Vầu", "Lâu Thượng", "xom"},
                                Place{"Xóm Khuôn Trám", "Lâu Thượng", "xom"},
                                Place{"Xóm Suối Kẽm", "Lâu Thượng", "xom"},
                                Place{"Xóm Nà Chanh", "Lâu Thượng", "xom"},
                                Place{"Xóm Đèo Quế", "Lâu Thượng", "xom"},
                                Place{"Xóm Lũng Hoa", "Lâu Thượng", "xom"},
                                Place{"Xóm Cốc Mận", "Lâu Thượng", "xom"},
                                Place{"Xóm Bản Cái", "Lâu Thượng", "xom"},
                                Place{"Xóm Phố Vải", "Phú Thượng", "xom"},
                                Place{"Xóm Na Cọ", "Phú Thượng", "xom"},
                                Place{"Xóm Khe Sim", "Phú Thượng", "xom"},
                                Place{"Xóm Đồng Ải", "Phú Thượng", "xom"},
                                Place{"Xóm Ba Nhạ", "Phú Thượng", "xom"},
                                Place{"Xóm Mỏ Chè", "Phú Thượng", "xom"},
                                Place{"Xóm Suối Nhạn", "Phú Thượng", "xom"},
                                Place{"Xóm Cao Lạn", "Phú Thượng", "xom"},
                                Place{"Xóm Nà Phặc", "Phú Thượng", "xom"},
                                Place{"Xóm Thượng Lương", "Phú Thượng", "xom"}};

constexpr std::array all_workplaces{string_view{"Hợp tác xã Chè Suối Mây (giả định)"},
                                    string_view{"Hợp tác xã Na Dai Đá Vôi (giả định)"},
                                    string_view{"Hợp tác xã Nuôi ong Rừng Xanh (giả định)"},
                                    string_view{"Công ty May Nắng Sớm (giả định)"},
                                    string_view{"Công ty Gỗ Lũng Hoa (giả định)"},
                                    string_view{"Hợp tác xã Miến dong Bản Cái (giả định)"},
                                    string_view{"Công ty Vật liệu Đèo Quế (giả định)"},
                                    string_view{"Liên hiệp hợp tác xã Nông sản Võ Nhai (giả định)"}};
constexpr std::array all_offices{string_view{"Ủy ban nhân dân xã"}, string_view{"Trường học công lập"},
                                 string_view{"Trạm y tế"},          string_view{"Đảng ủy xã"},
                                 string_view{"Công an xã"},         string_view{"Trung tâm GDNN–GDTX"}};
constexpr std::array commune_first{string_view{"Nghĩa"}, string_view{"Tân"},   string_view{"Vân"}, string_view{"Bình"},
                                   string_view{"Phúc"},  string_view{"Quang"}, string_view{"Hợp"}, string_view{"Yên"}};
constexpr std::array commune_second{string_view{"Lâm"},   string_view{"Sơn"},   string_view{"Giang"},
                                    string_view{"Thành"}, string_view{"Trung"}, string_view{"Thịnh"},
                                    string_view{"Khê"}};

}  // namespace

string_view ethnic_name(Ethnic people) { return list_of(people).name; }
string_view language_of(Ethnic people) { return list_of(people).language; }
string_view family_name(Random& random, Ethnic people) { return random.pick(list_of(people).family); }

std::string full_name(Random& random, Ethnic people, Sex sex, string_view family) {
  const auto& list = list_of(people);
  const auto given = random.pick(sex == Sex::male ? list.male : list.female);
  std::string out;
  if (people == Ethnic::e_de) {
    out.append(given).append(" ").append(family);
    return out;
  }
  const auto middle = random.pick(sex == Sex::male ? list.male_middle : list.female_middle);
  out.append(family).append(" ").append(middle).append(" ");
  return out.append(given);
}

std::span<const Place> places() { return all_places; }
std::span<const string_view> workplaces() { return all_workplaces; }
std::span<const string_view> offices() { return all_offices; }

std::string commune_name(std::size_t index) {
  std::string out = "Xã ";
  out.append(commune_first[index % commune_first.size()]).append(" ");
  out.append(commune_second[index / commune_first.size() % commune_second.size()]);
  if (const auto round = index / (commune_first.size() * commune_second.size()); round > 0)
    out += " " + std::to_string(round + 1);
  return out;
}

}  // namespace hvs::demo
