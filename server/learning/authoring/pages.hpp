// The pages of the authors' desk.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::learning::page {

struct Pick {
  std::string value{};
  std::string label{};
  bool chosen = false;
};

struct DraftRow {
  std::string href{};
  std::string title{};
  std::string state{};
  std::string badge{};
  std::string shown{};  // "Đang hiện bản 3"
};
struct DraftCourse {
  std::string title{};
  std::vector<DraftRow> units{};
};
struct DraftListView {
  std::vector<DraftCourse> courses{};
  std::vector<Pick> into{};
  struct Source {
    std::string course{};
    std::vector<Pick> units{};
  };
  std::vector<Source> sources{};
  std::vector<Pick> groups{};
  std::string csrf{};
  std::string fresh{};  // id the new unit will have: pressing twice makes one
  std::string typed_title{};
  std::string typed_course{};
  std::string trouble{};
};
[[nodiscard]] std::string draft_list(const DraftListView& v);

struct Clashing {
  std::string label{};
  std::string theirs{};
};

struct PartRow {
  std::string href{};
  std::string name{};  // "Thẻ 3"
  std::string title{};
  std::string note{};  // "Giọng người đọc"
  std::string badge{};
  std::string id{};
  std::string up{};    // label; "" = stands first
  std::string down{};  // label; "" = stands last
};
struct FindingRow {
  std::string href{};
  std::string place{};
  std::string what{};
};
struct VersionRow {
  std::string number{};
  std::string line{};
  std::string note{};
  std::string id{};  // "" = the one that is shown
  std::string label{};
  bool gone = false;
};
struct SkillBox {
  std::string domain{};
  std::vector<Pick> skills{};
};
struct DraftUnitView {
  std::string action{};
  std::string csrf{};
  std::string version{};
  std::string state{};
  std::string badge{};
  std::string shown{};
  std::string note{};  // of the reviewer
  std::string done{};
  std::string trouble{};
  std::vector<Clashing> clashes{};
  std::vector<FindingRow> must{};
  std::vector<FindingRow> should{};
  std::string weight{};
  int kb = 0;
  std::string recorded{};
  std::string preview{};
  std::vector<PartRow> cards{};
  std::vector<PartRow> questions{};
  bool more_cards = false;
  bool more_questions = false;
  std::string title{};
  std::string minutes{};
  std::vector<SkillBox> skills{};
  std::string skills_count{};
  std::string sources{};
  std::string samples{};
  std::string guide{};
  std::string checked{};
  bool checked_wrong = false;
  bool may_send = false;
  bool may_review = false;
  bool own_review = false;
  std::string seal{};  // hash of what the reviewer sees
  std::string typed_note{};
  std::vector<VersionRow> versions{};
  bool may_take_away = false;
  struct Change {
    std::string who{};
    std::string when{};
    std::string what{};
  };
  std::vector<Change> changes{};
};
[[nodiscard]] std::string draft_unit(const DraftUnitView& v);

struct DraftCardView {
  std::string action{};
  std::string csrf{};
  std::string version{};
  std::string done{};
  std::string trouble{};
  std::vector<Clashing> clashes{};
  std::string title{};
  std::string text{};
  std::string alt{};
  std::string picture{};  // address; "" = none
  std::string drawings{};
  std::string voice_state{};
  std::string voice_badge{};
  std::string opus{};
  std::string mp3{};
  bool has_voice = false;
  std::string unit{};
  std::string next{};
};
[[nodiscard]] std::string draft_card(const DraftCardView& v);

struct DraftQuestionView {
  std::string action{};
  std::string csrf{};
  std::string version{};
  std::string done{};
  std::string trouble{};
  std::vector<Clashing> clashes{};
  std::string stem{};
  std::string options{};
  std::string answer{};
  std::string why{};
  std::string unit{};
};
[[nodiscard]] std::string draft_question(const DraftQuestionView& v);

struct TroubleView {
  std::string words{};
};
[[nodiscard]] std::string trouble(const TroubleView& v);

struct DrawingsView {
  std::string action{};
  std::string csrf{};
  struct Drawing {
    std::string name{};
    std::string address{};
    std::string label{};
  };
  std::vector<Drawing> drawings{};
};
[[nodiscard]] std::string drawings(const DrawingsView& v);

}  // namespace hvs::learning::page
