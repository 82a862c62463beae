// Pages of the journal's own lists.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"
#include "core/journal/model.hpp"

namespace hvs::journal {

struct ConflictRow {
  std::string id{};
  std::string what{};
  std::string field{};
  std::string kept{};
  std::string wanted{};
  std::string when{};
  std::string keep_label{};  // whole sentence for screen readers
  std::string take_label{};
};
struct AsideRow {
  std::string id{};
  std::string kind{};
  std::string what{};
  std::string contents{};
  std::string reason{};
  std::string author{};
  std::string when{};
  std::string note{};        // why it was left out
  std::string decided_by{};  // and by whom
  std::string take_label{};  // whole sentences for screen readers
  std::string leave_label{};
};
struct HeldRow {
  std::string kind{};
  std::string device{};
  std::string when{};
};
struct ReviewView {
  std::string csrf{};
  std::string notice{};
  std::string problem{};
  std::vector<ConflictRow> conflicts{};
  std::vector<AsideRow> aside{};
  std::vector<AsideRow> left{};
  std::vector<HeldRow> held{};
};

// Files of "xuất sổ" that were handed in.
struct FileRow {
  std::string href{};
  std::string when{};
  std::string by{};
  std::string state{};
  std::string badge{};
};
struct FileListView {
  std::string csrf{};
  std::string error{};
  std::vector<FileRow> files{};
};
struct FileFigure {
  std::string n{};
  std::string label{};
};
struct FileOperation {
  std::string kind{};
  std::string about{};
  std::string when{};
  std::string verdict{};
  std::string badge{};
};
struct FileSection {
  std::string title{};
  std::string summary{};
  std::string more{};
  bool locked = false;  // somebody else's work, and the reader does not answer for the commune
  std::vector<FileOperation> rows{};
};
struct FileView {
  std::string csrf{};
  std::string action{};
  std::string notice{};
  std::string notice_class{};
  bool can_enter = false;
  std::vector<FileFigure> figures{};
  std::vector<FileSection> sections{};
};
// What would become of an operation, in words: one badge.
struct Verdict {
  std::string words{};
  std::string badge{};
};
[[nodiscard]] Verdict verdict_of(const Outcome& outcome);

// Words people know an entity and a field by.
[[nodiscard]] const Text& entity_label(std::string_view entity);
[[nodiscard]] const Text& field_label(std::string_view field);
[[nodiscard]] const Text& reason_label(std::string_view reason);

namespace page {
std::string review(const ReviewView& v);
std::string file_list(const FileListView& v);
std::string file(const FileView& v);
}  // namespace page

}  // namespace hvs::journal
