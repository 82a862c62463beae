// Pages of officers about people: list, person, areas, classes, cards, the register of fields.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"
#include "core/people/import_pages.hpp"

namespace hvs::people::page {

struct PersonLine {
  std::string href{};
  std::string name{};
  std::string birth{};
  std::string sex{};
  std::string number{};
  std::string area{};
  std::string group{};
};
struct PeopleView {
  std::string words{};
  std::vector<Choice> areas{};
  std::vector<Choice> groups{};
  std::vector<PersonLine> people{};
  std::string next{};
  std::string first{};
  std::string xlsx{};  // "" without the right to export
  std::string csv{};
};
[[nodiscard]] std::string people_list(const PeopleView& v);

struct Field {
  std::string name{};
  std::string label{};
  std::string value{};
  std::string base{};  // version the writer saw
  std::string error{};
  std::string hint{};
  std::vector<Choice> choices{};
  bool chooses = false;
};
struct PersonView {
  std::string csrf{};
  std::string action{};
  std::string notice{};
  std::string warning{};
  bool can_edit = false;
  std::vector<Field> fields{};
  std::string number{};  // masked, or whole after it was asked for
  bool number_hidden = false;
  std::string old_number{};
  std::string household{};
  std::string address{};
  std::vector<PersonLine> members{};
};
[[nodiscard]] std::string person(const PersonView& v);

struct AreaLine {
  std::string path{};
  std::string name{};
  std::string kind{};
  std::string old_unit{};
  std::string since{};
  std::string until{};
  std::string people{};
  bool open = true;
};
struct AreasView {
  std::string csrf{};
  std::string error{};
  std::string name{};
  std::string day{};
  bool can_edit = false;
  std::vector<AreaLine> areas{};
  std::vector<Choice> kinds{};
};
[[nodiscard]] std::string areas(const AreasView& v);

struct ClassLine {
  std::string href{};
  std::string name{};
  std::string area{};
  std::string members{};
  std::string state{};
  std::string badge{};
};
struct ClassesView {
  std::string csrf{};
  std::string error{};
  std::string name{};
  std::vector<Choice> areas{};
  std::vector<ClassLine> classes{};
};
[[nodiscard]] std::string classes(const ClassesView& v);

struct Member {
  std::string id{};
  std::string name{};
  std::string facts{};
};
struct ClassView {
  std::string csrf{};
  std::string action{};
  std::string cards{};
  std::string area{};
  bool open = false;
  std::string words{};
  std::vector<Member> found{};
  std::vector<Member> members{};
};
[[nodiscard]] std::string class_page(const ClassView& v);

struct Picture {
  std::string src{};
  std::string name{};
};
struct CardView {
  std::string name{};
  std::string area{};
  html::Html qr{};
  std::vector<Picture> pictures{};
};
struct CardSheet {
  std::string title{};
  std::vector<CardView> cards{};  // ten at most
};
struct CardsView {
  std::vector<Choice> areas{};
  std::vector<Choice> classes{};
  std::string notice{};
  std::vector<CardSheet> sheets{};
  std::string next{};
};
[[nodiscard]] std::string cards(const CardsView& v);

struct FieldLine {
  std::string of{};
  std::string field{};
  std::string label{};
  std::string purpose{};
  std::string basis{};
  std::string keep{};
};
struct FieldsView {
  std::vector<FieldLine> fields{};
};
[[nodiscard]] std::string fields(const FieldsView& v);

}  // namespace hvs::people::page
