// What the doors and the accounts desk show. Every view is already decided and worded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::auth::page {

// --- Staff: password, second step, first set-up ---
struct StaffInView {
  std::string back_to{};
  std::string login{};
  std::string error{};
};
struct FactorView {
  std::string back_to{};
  std::string error{};
};
struct FactorSetUpView {
  std::string back_to{};
  std::string error{};
  html::Html qr{};
  std::string secret{};  // in groups of four, for typing
};
struct RecoveryView {
  std::vector<std::string> codes{};
  std::string next{};
};
struct PasswordView {
  std::string action{};
  std::string back_to{};
  std::string csrf{};
  std::string error{};
  std::string login{};  // for password managers
  bool asks_old = false;
  bool forced = false;
};
std::string staff_in(const StaffInView& v);
std::string factor(const FactorView& v);
std::string factor_set_up(const FactorSetUpView& v);
std::string recovery(const RecoveryView& v);
std::string password(const PasswordView& v);

// --- One's own account ---
struct SessionRow {
  std::string id{};
  std::string door{};
  std::string since{};
  std::string seen{};
  bool here = false;
};
struct OwnView {
  std::string csrf{};
  std::string notice{};
  bool staff = false;
  std::string recovery_left{};
  std::vector<SessionRow> sessions{};
};
std::string own(const OwnView& v);

// --- Learners ---
struct LearnerTile {
  std::string href{};   // a link…
  std::string value{};  // …or the value of a button
  std::string name{};
  std::string letter{};  // drawn on the tile
  std::string area{};
};
struct DoorsView {
  std::string back_to{};
  std::string back_query{};  // "?ve=…", encoded, for links
  std::string csrf{};
  std::string notice{};
  bool signed_in = false;
  std::string name{};
  std::string go_on{};
  std::vector<LearnerTile> tiles{};
};
struct CardView {
  std::string back_to{};
  std::string back_query{};
  std::string error{};
};
struct CardFoundView {
  std::string back_to{};
  std::string token{};
  std::string name{};
};
struct Choice {
  std::string href{};
  std::string title{};
  std::string small{};
};
struct Step {
  std::string href{};
  std::string label{};
  bool current = false;
};
struct ClassesView {
  std::vector<Choice> classes{};
};
struct MembersView {
  std::string class_name{};
  std::vector<LearnerTile> tiles{};
  std::vector<Step> pages{};
  std::string teacher_action{};  // where "thầy cô cho vào" posts; "" on the picture door
  std::string back_to{};
};
struct PadPicture {
  std::string id{};
  std::string src{};
  std::string name{};
  bool taken = false;  // stays at its place, so that nothing moves under the finger
};
struct PadView {
  std::string back_to{};
  std::string name{};
  std::string action{};
  std::string chosen{};  // ids so far
  std::vector<PadPicture> so_far{};
  std::vector<int> to_come{};  // a place for each picture not yet chosen
  std::vector<PadPicture> pictures{};
  std::string error{};
  bool locked = false;
  std::string teacher_href{};
};
struct WaitView {
  std::string name{};
  std::string number{};
  bool refused = false;
  std::string address{};
};
struct LeaveView {
  std::string csrf{};
  std::string name{};
  bool can_forget = false;
};
std::string doors(const DoorsView& v);
std::string card(const CardView& v);
std::string card_found(const CardFoundView& v);
std::string classes(const ClassesView& v);
std::string members(const MembersView& v);
std::string pad(const PadView& v);
std::string wait(const WaitView& v);
std::string leave(const LeaveView& v);

// --- Facilitators ---
struct Asking {
  std::string id{};
  std::string name{};
  std::string number{};
  std::string where{};
  std::string since{};
};
struct LetInView {
  std::string csrf{};
  std::string notice{};
  bool adds_people = false;
  std::vector<Asking> asking{};
};
struct Pick {
  std::string value{};
  std::string label{};
  bool chosen = false;
};
struct ClassDeviceView {
  std::string csrf{};
  std::string notice{};
  bool classroom = false;
  std::string class_name{};
  std::vector<Pick> classes{};
};
struct NewcomerView {
  std::string csrf{};
  std::string id{};  // chosen when the form was made: sending it twice makes one person
  std::string name{};
  std::string error{};
  std::vector<Pick> places{};
};
struct LearnerCardView {
  std::string csrf{};
  std::string person{};
  std::string name{};
  std::string area{};
  std::string notice{};
  html::Html qr{};
  std::vector<PadPicture> pictures{};
  std::string issued{};
  std::string until{};
  bool has_card = false;
};
std::string let_in(const LetInView& v);
std::string class_device(const ClassDeviceView& v);
std::string newcomer(const NewcomerView& v);
std::string learner_card(const LearnerCardView& v);

// --- Accounts desk ---
struct AccountRow {
  std::string href{};
  std::string login{};
  std::string name{};
  std::string roles{};
  std::string seen{};
  std::string state{};
  std::string mood{};  // class of the badge
};
struct AccountsView {
  std::vector<AccountRow> rows{};
  std::string next{};
};
struct GrantLine {
  std::string id{};
  std::string role{};
  std::string area{};
  std::string from{};
  std::string until{};
  bool ended = false;
};
struct AccountNewView {
  std::string csrf{};
  std::string login{};
  std::string name{};
  std::string error{};
  std::vector<Pick> roles{};
  std::vector<Pick> places{};
};
struct AccountView {
  std::string csrf{};
  std::string id{};
  std::string login{};
  std::string name{};
  std::string notice{};
  std::string error{};
  std::string state{};
  std::string factor{};
  std::string seen{};
  bool disabled = false;
  std::vector<GrantLine> grants{};
  std::vector<Pick> roles{};
  std::vector<Pick> places{};
};
struct OnceView {
  std::string login{};
  std::string password{};
  std::string next{};
};
struct MatrixCell {
  std::string role{};  // said where the heading of the column cannot be seen
  std::string word{};
  bool yes = false;
};
struct MatrixRow {
  std::string right{};
  std::vector<MatrixCell> cells{};
};
struct MatrixView {
  std::vector<std::string> roles{};
  std::vector<MatrixRow> rows{};
};
std::string account_list(const AccountsView& v);
std::string account_new(const AccountNewView& v);
std::string account(const AccountView& v);
std::string once(const OnceView& v);
std::string matrix(const MatrixView& v);

// --- The one main button at the bottom of a learner's screen (S1) ---
struct DockSubmit {
  std::string form{};  // id of the form it sends
  std::string label{};
};
struct DockLink {
  std::string href{};
  std::string label{};
};
std::string dock_submit(const DockSubmit& v);
std::string dock_link(const DockLink& v);

// --- A refusal as a page ---
struct RefusalView {
  std::string sentence{};
  std::string next{};
  std::string next_label{};
};
std::string refusal(const RefusalView& v);

}  // namespace hvs::auth::page
