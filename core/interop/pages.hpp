// Pages of packages: the desk that brings them in, and the learner's own. View structs hold what is shown, worded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::interop::page {

struct PackageRow {
  std::string title{};
  std::string standard{};
  std::string items{};
  std::string state{};
  std::string badge{};
  std::string look{};    // address of the learner's page
  std::string action{};  // "/quan-tri/goi/<id>"
  bool shown = true;
  bool can_go_back = false;
};
struct CourseRow {
  std::string title{};
  std::string signer{};
  std::string action{};
  bool can_go_back = false;
  bool from_pack = false;
};
struct InboxRow {
  std::string name{};
  std::string size{};
  std::string value{};
};
struct UploadRow {
  std::string href{};
  std::string name{};
  std::string when{};
  std::string state{};
  std::string badge{};
};
struct DeskView {
  std::string csrf{};
  std::string error{};
  std::string said{};     // after something was done
  std::string can_run{};  // why packages cannot be shown here; "" when they can
  std::vector<PackageRow> packages{};
  std::vector<CourseRow> courses{};
  std::vector<InboxRow> inbox{};
  std::string inbox_folder{};
  std::vector<UploadRow> uploads{};
};
[[nodiscard]] std::string packages(const DeskView& v);

struct RemarkRow {
  std::string sentence{};
  std::string detail{};
};
struct ItemRow {
  std::string title{};
  std::string kind{};
};
struct UnitRows {
  std::string title{};
  std::vector<ItemRow> items{};
};
struct Replaceable {
  std::string id{};
  std::string title{};
  bool chosen = false;
};
struct UploadView {
  std::string csrf{};
  std::string action{};
  std::string name{};
  std::string state{};
  std::string badge{};
  std::string problem{};
  std::string detail{};
  bool working = false;
  std::string progress{};
  std::string done{};
  std::string wanted{};
  bool is_package = false;
  std::string title{};
  std::string standard{};
  std::string size{};
  std::string about{};
  std::string license{};
  std::string items{};
  std::vector<UnitRows> units{};
  std::vector<RemarkRow> remarks{};
  std::vector<Replaceable> replaces{};
  bool is_course = false;
  std::string signer{};
  std::string key{};
  bool trusted = false;
  bool may_trust = false;
  std::vector<std::string> changes{};
  bool can_confirm = false;
  bool can_drop = false;
  std::string link{};  // to what came of it
};
[[nodiscard]] std::string package_upload(const UploadView& v);

struct ExtraRow {
  std::string href{};
  std::string title{};
  std::string note{};
  std::string badge{};
  std::string state{};
};
struct ExtraHomeView {
  std::vector<ExtraRow> packages{};
  bool visitor = false;
};
[[nodiscard]] std::string extra_home(const ExtraHomeView& v);

struct ExtraUnit {
  std::string title{};
  std::vector<ExtraRow> items{};
};
struct ExtraPackageView {
  std::string about{};
  std::string license{};
  std::vector<ExtraUnit> units{};
  bool visitor = false;
};
[[nodiscard]] std::string extra_package(const ExtraPackageView& v);

struct ExtraItemView {
  std::string frame{};   // address in the frame; "" when it is none
  std::string origin{};  // whose messages are heard
  std::string save{};    // where they are sent; "" for a visitor: the device remembers
  std::string state{};   // JSON the run-time goes on from
  std::string title{};
  std::string link{};  // kind link
  std::string host{};
  std::string download{};  // a file no frame shows
  std::vector<std::string> text{};
  std::string status{};
  bool reports = false;  // its progress is saved
  std::string problem{};
  std::string next{};         // address of the next item
  std::string done_action{};  // kinds without a run-time: "read it" is said by a button
  std::string csrf{};
  bool visitor = false;
};
[[nodiscard]] std::string extra_item(const ExtraItemView& v);

struct QuizChoice {
  std::string name{};
  std::string value{};
  std::string text{};
  bool chosen = false;
};
struct QuizQuestion {
  std::string id{};
  std::string number{};
  std::string stem{};
  std::string name{};
  bool many = false;
  bool words = false;
  std::string written{};
  std::vector<QuizChoice> choices{};
  std::string verdict{};
  std::string right_is{};
  bool is_right = false;
  std::string why{};
};
struct ExtraQuizView {
  std::string csrf{};
  std::string action{};
  std::string result{};
  std::vector<QuizQuestion> questions{};
  bool visitor = false;
  std::string next{};
};
[[nodiscard]] std::string extra_quiz(const ExtraQuizView& v);

// The document inside the frame that holds the run-time; a whole page of its own, under the packages' own name.
struct RunnerView {
  std::string script{};
  std::string title{};
  std::string href{};  // of the package's own page
  std::string standard{};
  std::string start{};      // cmi.launch_data
  std::string mastery{};    // percent, or ""
  std::string h5p_files{};  // folder of the package, kind h5p
  std::string h5p_player{};
};
[[nodiscard]] std::string runner(const RunnerView& v);

// A unit of ours as one page that needs nothing of ours: what an exported package holds.
struct ExportCard {
  std::string id{};
  std::string title{};
  std::string picture{};
  std::string alt{};
  std::string sound{};
  std::string film{};
  html::Html body{};
  std::vector<html::Html> tasks{};
};
struct ExportOption {
  std::string value{};
  std::string text{};
  bool right = false;
};
struct ExportQuestion {
  std::string id{};
  std::string number{};
  std::string stem{};
  std::string why{};
  std::string sound{};
  std::vector<ExportOption> options{};
};
struct ExportUnit {
  std::string title{};
  std::string course{};
  std::string base{};  // to the package's top: "../"
  std::string license{};
  bool script = false;  // pages, score and progress; without it everything stands below one another
  std::vector<ExportCard> cards{};
  std::vector<ExportQuestion> questions{};
};
[[nodiscard]] std::string export_unit(const ExportUnit& v);

}  // namespace hvs::interop::page
