// Drafts, versions and authored files in their tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/db/db.hpp"
#include "server/journal/door.hpp"
#include "server/learning/authoring/unit_text.hpp"

namespace hvs::learning {

[[nodiscard]] std::vector<journal::Store> draft_stores();

struct CourseDraft {
  std::string id, slug, title, summary;
  std::vector<std::string> groups;
};

struct CardDraft {
  std::string id, unit;
  long long place = 0;
  CardWords words;
};

struct QuestionDraft {
  std::string id, unit;
  long long place = 0;
  QuestionText words;
};

struct UnitDraft {
  std::string id, course, slug, status, sent_by, note, based_on;
  UnitText words;  // without cards and questions
};

struct Version {
  std::string id, unit;
  long long number = 0;
  std::string body;  // "" = taken away
  std::string note, by;
  Instant at{};
};

struct AuthoredFile {
  std::string type;
  std::string bytes;
};

// All in the order they are shown. `states` of one thing: its record with versions, for the form's base.
[[nodiscard]] Result<std::vector<CourseDraft>> list_courses(db::Tx& tx, const std::string& commune);
[[nodiscard]] Result<std::vector<UnitDraft>> list_units(db::Tx& tx, const std::string& commune);
[[nodiscard]] Result<std::vector<CardDraft>> cards_of(db::Tx& tx, const std::string& commune, const std::string& unit);
[[nodiscard]] Result<std::vector<QuestionDraft>> questions_of(db::Tx& tx, const std::string& commune,
                                                              const std::string& unit);
// Refusal: authoring.no_such_unit.
[[nodiscard]] Result<UnitDraft> find_unit_draft(db::Tx& tx, const std::string& commune, const std::string& id);
// Newest first, with bodies.
[[nodiscard]] Result<std::vector<Version>> versions_of(db::Tx& tx, const std::string& commune, const std::string& unit);
// The one of each unit that is shown now; units taken away are left out.
[[nodiscard]] Result<std::vector<Version>> shown_versions(db::Tx& tx, const std::string& commune);

// The whole unit as it stands in its draft.
[[nodiscard]] UnitText whole(const UnitDraft& unit, const std::vector<CardDraft>& cards,
                             const std::vector<QuestionDraft>& questions);

// What was changed by whom, newest first, at most `limit`; `ids` of the unit, its cards and questions.
struct ChangeLine {
  std::string entity, id, author;
  Instant at{};
  std::vector<std::string> fields;
};
[[nodiscard]] Result<std::vector<ChangeLine>> changes_of(db::Tx& tx, const std::string& commune,
                                                         const std::vector<std::string>& ids, std::size_t limit);

[[nodiscard]] Result<std::optional<AuthoredFile>> find_file(db::Tx& tx, const std::string& commune,
                                                            const std::string& name);
// A name always means the same bytes, so writing twice is harmless.
[[nodiscard]] Result<void> put_file(db::Tx& tx, const std::string& commune, const std::string& name,
                                    const AuthoredFile& file, Instant now);

}  // namespace hvs::learning
