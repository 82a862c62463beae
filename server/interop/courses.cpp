#include "server/interop/courses.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/pack/opened.hpp"
#include "server/learning/pack/zip.hpp"
#include "text/interop.hpp"
#include "text/pack.hpp"

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;
using learning::Course;
using learning::Unit;

Result<std::string> bytes_of(const std::string& file) {
  std::error_code problem;
  const auto size = fs::file_size(file, problem);
  if (problem) return refuse(Kind::missing, t::pack::cannot_read.key);
  if (size > learning::max_pack_bytes) return refuse(Kind::invalid, t::pack::too_big.key);
  std::ifstream in(file, std::ios::binary);
  std::string out(size, '\0');
  in.read(out.data(), static_cast<std::streamsize>(size));
  out.resize(static_cast<std::size_t>(in.gcount()));
  return out;
}

// The first local header of a ZIP names its first file at byte 30 (APPNOTE 4.3.7).
bool begins_like_a_pack(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string head(43, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return in.gcount() == 43 && head.starts_with("PK\x03\x04") && head.substr(30) == "manifest.json";
}

bool same_card(const learning::Card& a, const learning::Card& b) {
  return a.title == b.title && a.body.markup == b.body.markup && a.picture.address == b.picture.address &&
         a.picture.alt == b.picture.alt && a.practice == b.practice && a.quiz == b.quiz && a.slide == b.slide &&
         a.checklist.size() == b.checklist.size();
}

bool same_question(const learning::QuizQuestion& a, const learning::QuizQuestion& b) {
  return a.stem == b.stem && a.answer == b.answer && a.why == b.why &&
         std::equal(a.options.begin(), a.options.end(), b.options.begin(), b.options.end(),
                    [](const auto& x, const auto& y) { return x.text == y.text; });
}

// How many of `now` differ from, or are new beside, those of `before`; those that went count too.
template <class List, class Same>
std::size_t differing(const List& before, const List& now, const Same& same) {
  std::size_t n = 0;
  for (const auto& one : now) {
    const auto at = std::find_if(before.begin(), before.end(), [&](const auto& b) { return b.id == one.id; });
    n += at == before.end() || !same(*at, one);
  }
  for (const auto& one : before)
    n += std::none_of(now.begin(), now.end(), [&](const auto& b) { return b.id == one.id; });
  return n;
}

std::vector<std::string> changes_of(const Course* before, const Course& now) {
  const auto count = [](std::size_t n) { return std::to_string(n); };
  std::vector<std::string> out;
  if (before == nullptr) {
    std::size_t cards = 0;
    std::size_t questions = 0;
    for (const auto& unit : now.units) {
      cards += unit.cards.size();
      questions += unit.quiz.size();
    }
    out.push_back(
        html::fill(t::interop::change_new.vi,
                   {{"units", count(now.units.size())}, {"cards", count(cards)}, {"questions", count(questions)}}));
    return out;
  }
  if (before->title != now.title)
    out.push_back(html::fill(t::interop::change_title.vi, {{"from", before->title}, {"to", now.title}}));
  for (const auto& unit : now.units) {
    const auto* old = learning::find_unit(*before, unit.id);
    if (old == nullptr) {
      out.push_back(html::fill(t::interop::change_unit_new.vi, {{"title", unit.title}}));
      continue;
    }
    const auto cards = differing(old->cards, unit.cards, same_card);
    const auto questions = differing(old->quiz, unit.quiz, same_question);
    if (cards + questions > 0)
      out.push_back(html::fill(t::interop::change_unit.vi,
                               {{"title", unit.title}, {"cards", count(cards)}, {"questions", count(questions)}}));
  }
  for (const auto& unit : before->units) {
    if (learning::find_unit(now, unit.id) == nullptr)
      out.push_back(html::fill(t::interop::change_unit_gone.vi, {{"title", unit.title}}));
  }
  if (out.empty())
    out.emplace_back(before->version == now.version ? t::interop::change_same.vi : t::interop::change_sounds.vi);
  return out;
}

}  // namespace

Courses::Courses(app::Services& services, std::shared_ptr<const learning::Library> built_in, learning::ShelfPtr shelf,
                 std::function<Result<void>()> publish)
    : services_(services), built_in_(std::move(built_in)), shelf_(std::move(shelf)), publish_(std::move(publish)) {}

Result<std::string> Courses::look(const std::string& file) const {
  if (!begins_like_a_pack(file)) return std::string{};
  HVS_TRY(data, bytes_of(file));
  // Any key is read here: who it is stands on the page, and `open` asks again whether it is believed.
  HVS_TRY(pack, learning::read_course_pack(data, [](std::string_view) { return true; }));
  const auto trial =
      fs::path{services_.settings.data_dir} / "goi-bai" / ("xem-" + bytes::hex(bytes::sha256(file)).substr(0, 12));
  std::error_code problem;
  fs::remove_all(trial, problem);
  const auto unpacked = learning::unpack_course(pack, trial.string());
  auto read = unpacked ? learning::read_library(trial.string()) : std::unexpected(unpacked.error());
  fs::remove_all(trial, problem);
  if (!read) return std::unexpected(read.error());
  const auto* course = (*read)->find(pack.course);
  if (course == nullptr) return refuse(Kind::invalid, t::pack::not_a_pack.key, pack.course);
  const auto known = learning::keys_trusted_here(services_.settings.data_dir);
  const auto key = bytes::hex(pack.public_key);
  const auto* who = pack.public_key == services_.keys.public_key()              ? "own"
                    : std::find(known.begin(), known.end(), key) != known.end() ? "known"
                                                                                : "unknown";
  std::string text;
  json::Writer out(text);
  out.begin_object().key("course").value(pack.course).key("title").value(pack.title).key("key").value(key);
  out.key("who").value(who).key("changes").begin_array();
  const auto library = shelf_->library();
  for (const auto& line : changes_of(library->find(pack.course), *course)) out.value(line);
  out.end_array().end_object();
  return text;
}

Result<std::string> Courses::open(const std::string& file, bool trust) {
  const std::lock_guard lock(mutex_);
  HVS_TRY(data, bytes_of(file));
  std::string key;
  if (trust) {
    HVS_TRY(seen, learning::read_course_pack(data, [](std::string_view) { return true; }));
    key = bytes::hex(seen.public_key);
  }
  HVS_TRY(pack, learning::keep_pack(*built_in_, services_.settings.data_dir, services_.keys.public_key(), key, data));
  HVS_TRY(shown, reload(pack.course));
  (void)shown;
  return pack.course;
}

Result<void> Courses::go_back(const std::string& course) {
  const std::lock_guard lock(mutex_);
  HVS_TRY(done, learning::swap_packs(services_.settings.data_dir, course));
  (void)done;
  return reload(course);
}

Result<void> Courses::remove(const std::string& course) {
  const std::lock_guard lock(mutex_);
  HVS_TRY(done, learning::put_pack_aside(services_.settings.data_dir, course));
  (void)done;
  return reload(course);
}

bool Courses::can_go_back(const std::string& course) const {
  return learning::has_pack_before(services_.settings.data_dir, course);
}

std::string Courses::key_of(const std::string& course) const {
  if (!learning::has_pack(services_.settings.data_dir, course)) return {};
  const learning::Trusts anybody = [](std::string_view) { return true; };
  auto data = bytes_of((fs::path{services_.settings.data_dir} / "goi-bai" / (course + ".zip")).string());
  if (!data) return {};
  const auto pack = learning::read_course_pack(*data, anybody);
  return pack ? bytes::hex(pack->public_key) : std::string{};
}

Result<void> Courses::reload(const std::string& course) {
  auto next = std::make_shared<learning::Library>(*shelf_->base());
  if (learning::has_pack(services_.settings.data_dir, course)) {
    HVS_TRY(shown, learning::show_kept_pack(*next, services_.settings.data_dir, services_.keys.public_key(), course));
    (void)shown;
  } else {
    std::erase_if(next->courses, [&](const Course& one) { return one.id == course; });
    if (const auto* own = built_in_->find(course)) {
      next->courses.push_back(*own);
      std::stable_sort(next->courses.begin(), next->courses.end(),
                       [](const Course& a, const Course& b) { return a.order < b.order; });
    }
  }
  shelf_->put_base(next);
  return publish_();
}

}  // namespace hvs::interop
