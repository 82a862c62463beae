#include "core/people/words.hpp"

#include <array>

#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "text/people.hpp"

namespace hvs::people {
namespace {

constexpr std::array sex_list{CodeWord{"nam", &t::people::sex_nam}, CodeWord{"nu", &t::people::sex_nu},
                              CodeWord{"khac", &t::people::sex_khac}};
constexpr std::array group_list{CodeWord{"nguoidan", &t::people::group_nguoidan},
                                CodeWord{"hssv", &t::people::group_hssv}, CodeWord{"cbccvc", &t::people::group_cbccvc},
                                CodeWord{"nld", &t::people::group_nld}};
constexpr std::array residence_list{
    CodeWord{"thuong_tru", &t::people::residence_thuong_tru}, CodeWord{"tam_tru", &t::people::residence_tam_tru},
    CodeWord{"tam_vang", &t::people::residence_tam_vang}, CodeWord{"da_chuyen", &t::people::residence_da_chuyen},
    CodeWord{"da_mat", &t::people::residence_da_mat}};
constexpr std::array school_list{CodeWord{"mam_non", &t::people::school_mam_non},
                                 CodeWord{"tieu_hoc", &t::people::school_tieu_hoc},
                                 CodeWord{"thcs", &t::people::school_thcs}, CodeWord{"thpt", &t::people::school_thpt}};
constexpr std::array relation_list{CodeWord{"chu_ho", &t::people::relation_chu_ho},
                                   CodeWord{"vo_chong", &t::people::relation_vo_chong},
                                   CodeWord{"con", &t::people::relation_con},
                                   CodeWord{"con_dau", &t::people::relation_con_dau},
                                   CodeWord{"con_re", &t::people::relation_con_re},
                                   CodeWord{"bo_me", &t::people::relation_bo_me},
                                   CodeWord{"chau", &t::people::relation_chau},
                                   CodeWord{"ong_ba", &t::people::relation_ong_ba},
                                   CodeWord{"anh_chi_em", &t::people::relation_anh_chi_em}};
constexpr std::array kind_list{CodeWord{"xom", &t::people::kind_xom},
                               CodeWord{"to_dan_pho", &t::people::kind_to_dan_pho},
                               CodeWord{"xa", &t::people::kind_xa}};
constexpr std::array field_list{CodeWord{"name", &t::people::field_name},
                                CodeWord{"birth", &t::people::col_birth},
                                CodeWord{"sex", &t::people::col_sex},
                                CodeWord{"area", &t::people::area},
                                CodeWord{"household", &t::people::household},
                                CodeWord{"relation", &t::people::relation},
                                CodeWord{"number", &t::people::number},
                                CodeWord{"old_number", &t::people::old_number},
                                CodeWord{"phone", &t::people::phone},
                                CodeWord{"ethnic", &t::people::field_ethnic},
                                CodeWord{"group", &t::people::group},
                                CodeWord{"school", &t::people::school},
                                CodeWord{"workplace", &t::people::workplace},
                                CodeWord{"residence", &t::people::residence},
                                CodeWord{"note", &t::people::note}};

}  // namespace

std::span<const CodeWord> sexes() { return sex_list; }
std::span<const CodeWord> group_names() { return group_list; }
std::span<const CodeWord> residences() { return residence_list; }
std::span<const CodeWord> schools() { return school_list; }
std::span<const CodeWord> relations() { return relation_list; }
std::span<const CodeWord> area_kinds() { return kind_list; }

std::string word(std::span<const CodeWord> list, std::string_view code, std::string_view otherwise) {
  for (const auto& [one, text] : list) {
    if (one == code) return std::string(text->vi);
  }
  return std::string(code.empty() ? otherwise : code);
}

std::string field_name(std::string_view field) { return word(field_list, field); }

std::string shown_value(std::string_view field, std::string_view value) {
  if (field == "birth") {
    const auto d = read_partial_iso(value);
    return d ? show_partial(*d) : std::string(value);
  }
  if (field == "sex") return word(sex_list, value);
  if (field == "group") return word(group_list, value);
  if (field == "school") return word(school_list, value);
  if (field == "relation") return word(relation_list, value);
  if (field == "residence") return word(residence_list, value);
  if (field == "number" || field == "old_number")
    return value.empty() ? std::string{} : text::mask_personal_number(value);
  return std::string(value);
}

}  // namespace hvs::people
