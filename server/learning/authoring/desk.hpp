// What every page of the authors' desk needs.
#pragma once

#include <memory>
#include <string>

#include "core/html/around.hpp"
#include "core/html/document.hpp"
#include "core/learning/model.hpp"
#include "server/app/services.hpp"
#include "server/journal/record_form.hpp"
#include "server/learning/authoring/pages.hpp"
#include "server/learning/authoring/room.hpp"

namespace hvs::learning {

inline constexpr std::string_view desk_home = "/quan-tri/soan";
inline constexpr std::size_t most_cards = 12, most_questions = 5, most_units = 8;  // learners.md S2, E-3

struct Desk {
  app::Services& services;
  std::shared_ptr<const Press> press;
  NameOf name_of;
  html::Site site;

  [[nodiscard]] const std::string& commune() const { return services.settings.commune; }
  template <class T, class Work>
  [[nodiscard]] Result<T> read(const Work& work) const {
    Result<T> out = refuse(Kind::broken, "db.broken");
    const auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
      out = work(tx);
      return {};
    });
    if (!done) return std::unexpected(done.error());
    return out;
  }
};

// A draft with everything around it.
struct Work {
  CourseDraft course;
  UnitDraft unit;
  std::vector<CardDraft> cards;
  std::vector<QuestionDraft> questions;
  [[nodiscard]] UnitText words() const { return whole(unit, cards, questions); }
};
[[nodiscard]] Result<Work> find_work(db::Tx& tx, const Desk& desk, const std::string& unit);

[[nodiscard]] std::string address_of(const std::string& unit);
// A staff page; `script` of the desk is loaded where a microphone or a canvas is used.
enum class Script : std::uint8_t { none, author };
[[nodiscard]] web::Reply desk_page(const Desk& desk, const web::Call& call, std::string title, std::string back,
                                   std::string body, int status = 200, Script script = Script::none);
[[nodiscard]] web::Reply sorry(const Desk& desk, const web::Call& call, const Problem& problem);

// What a reviewer looked at, so that nothing else is published.
[[nodiscard]] std::string seal_of(const UnitText& words);

[[nodiscard]] const Text& state_words(std::string_view status);
[[nodiscard]] std::string_view state_badge(std::string_view status);

// The words of a field on the screen.
[[nodiscard]] std::string label_of(std::string_view field);
[[nodiscard]] std::vector<page::Clashing> clashes_of(const journal::RecordForm& form);

// Changes of the unit's record, as a button makes them.
[[nodiscard]] Result<journal::Operation> change_unit(db::Tx& tx, const Desk& desk, const web::Call& call,
                                                     const std::string& unit, const journal::Typed& values);
// A draft that is waiting or done becomes a draft again when somebody changes it.
[[nodiscard]] journal::Typed reopened(const UnitDraft& unit);

[[nodiscard]] web::Answer list_page(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer begin_unit(const Desk& desk, const web::Call& call);

[[nodiscard]] web::Answer unit_page(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer save_unit(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer add_part(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer move_part(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer preview(const Desk& desk, const web::Call& call);

[[nodiscard]] web::Answer send_unit(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer review_unit(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer choose_version(const Desk& desk, const web::Call& call);

[[nodiscard]] web::Answer card_page(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer save_card(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer drawings_page(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer choose_drawing(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer question_page(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer save_question(const Desk& desk, const web::Call& call);
[[nodiscard]] web::Answer authored_file(const Desk& desk, const web::Call& call);

// The unit's page again with a message, for the pages above.
struct Said {
  std::string trouble{};
  std::string typed_note{};
  const journal::RecordForm* form = nullptr;  // with clashes
  const UnitText* typed = nullptr;
  std::string typed_day{};
  bool bad_day = false;
};
[[nodiscard]] web::Reply unit_again(const Desk& desk, const web::Call& call, const Said& said, int status);

}  // namespace hvs::learning
