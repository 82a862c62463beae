// The readers and writers behind question.hpp. Not part of the face.
#pragma once

#include <span>

#include "server/questions/question.hpp"
#include "server/questions/weights.hpp"

namespace hvs::questions {

void read_gift(std::string_view text, Reading& out);
[[nodiscard]] std::string write_gift(std::span<const Question> questions);

void read_aiken(std::string_view text, Reading& out);
[[nodiscard]] std::string write_aiken(std::span<const Question> questions);

[[nodiscard]] bool looks_like_table(std::string_view text);
[[nodiscard]] Result<void> read_table(std::string_view bytes, Reading& out);
[[nodiscard]] std::string write_table(std::span<const Question> questions);

[[nodiscard]] Result<void> read_moodle(std::string_view xml, Reading& out);
[[nodiscard]] std::string write_moodle(std::span<const Question> questions, const Media& media);

// A content package, or one item.
[[nodiscard]] Result<void> read_qti(std::string_view bytes, Reading& out);
[[nodiscard]] Result<std::string> write_qti(std::span<const Question> questions, Format format, const Media& media);

inline constexpr std::size_t table_options = 8;  // columns A–H

// Keeps a picture under this name when it is one by its bytes and there is room.
[[nodiscard]] bool keep_picture(const std::string& name, std::string bytes, Reading& out);
[[nodiscard]] std::string percent_decoded(std::string_view text);

// UTF-8 of whatever the file was saved as. Refusal: questions.not_text.
[[nodiscard]] Result<std::string> text_of(std::string_view bytes);

// The last look at a question, the same for every format: what cannot be asked is refused, the rest joins the list.
void take(Question question, const std::string& where, Reading& out);
void turn_down(Reading& out, std::string where, std::string_view title, std::string why);
void note(Reading& out, std::string what);  // of the question that `take` is given next

}  // namespace hvs::questions
