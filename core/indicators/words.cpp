#include "core/indicators/words.hpp"

#include <array>
#include <utility>

#include "core/html/html.hpp"
#include "text/indicators.hpp"

namespace hvs::indicators {

std::string_view word_of(std::string_view code) {
  namespace t = hvs::t::indicators;
  static constexpr std::array words{
      std::pair{std::string_view{"nguoidan"}, t::nguoidan},
      std::pair{std::string_view{"hssv"}, t::hssv},
      std::pair{std::string_view{"cbccvc"}, t::cbccvc},
      std::pair{std::string_view{"nld"}, t::nld},
      std::pair{std::string_view{"mam_non"}, t::mam_non},
      std::pair{std::string_view{"tieu_hoc"}, t::tieu_hoc},
      std::pair{std::string_view{"thcs"}, t::thcs},
      std::pair{std::string_view{"thpt"}, t::thpt},
      std::pair{std::string_view{"thuong_tru"}, t::thuong_tru},
      std::pair{std::string_view{"tam_tru"}, t::tam_tru},
      std::pair{std::string_view{"tam_vang"}, t::tam_vang},
      std::pair{std::string_view{"da_chuyen"}, t::da_chuyen},
      std::pair{std::string_view{"da_mat"}, t::da_mat},
      std::pair{std::string_view{"nam"}, t::nam},
      std::pair{std::string_view{"nu"}, t::nu},
      std::pair{std::string_view{"khac"}, t::khac},
      std::pair{std::string_view{"knows_and_uses_work_platforms"}, t::knows_and_uses_work_platforms},
      std::pair{std::string_view{"learning_and_safety_skills"}, t::learning_and_safety_skills},
      std::pair{std::string_view{"basic_skills"}, t::basic_skills},
      std::pair{std::string_view{"confirmed_on_vneid"}, t::confirmed_on_vneid},
      std::pair{std::string_view{"basic_production_skills"}, t::basic_production_skills},
      std::pair{std::string_view{"learning_creativity_safety_skills"}, t::learning_creativity_safety_skills},
      std::pair{std::string_view{"good_use_of_services"}, t::good_use_of_services},
      std::pair{std::string_view{"good_production_skills"}, t::good_production_skills},
      std::pair{std::string_view{"digital_households"}, t::digital_households},
      std::pair{std::string_view{"digital_identity"}, t::digital_identity},
  };
  for (const auto& [key, word] : words) {
    if (key == code) return word.vi;
  }
  return code;
}

std::string_view class_word(int evidence_class) {
  namespace t = hvs::t::indicators;
  switch (evidence_class) {
    case 0:
      return t::class_0.vi;
    case 1:
      return t::class_1.vi;
    case 2:
      return t::class_2.vi;
    case 3:
      return t::class_3.vi;
    default:
      return t::none_said.vi;
  }
}

}  // namespace hvs::indicators
