#include "server/interop/export.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/html/html.hpp"
#include "server/interop/export_parts.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/pack/opened.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;

// "/t/<hash>/bai.js" lies in the share folder under the same hash.
std::string asset_file(const app::Services& services, std::string_view name) {
  const auto address = html::asset(name);
  return services.settings.share_dir + "/assets" + std::string{address.substr(2)};
}

// The mp3 of a sound: every player reads it. "" when there is none.
std::string sound_file(const app::Services& services, const learning::Library& library, const learning::Sound& sound) {
  if (!sound.exists()) return {};
  if (const auto at = library.files.find(sound.base + ".mp3"); at != library.files.end()) return at->second;
  auto file = services.settings.share_dir + sound.base + ".mp3";
  std::error_code problem;
  return fs::exists(file, problem) ? file : std::string{};
}

std::string last_part(std::string_view address) { return std::string{address.substr(address.rfind('/') + 1)}; }

class Page {
 public:
  Page(const app::Services& services, const learning::Library& library, const learning::Unit& unit, Parts& parts,
       std::vector<std::string>& used)
      : services_(services), library_(library), unit_(unit), parts_(parts), used_(used) {}

  std::string picture(const learning::Picture& one) {
    if (one.address.empty()) return {};
    const auto name = last_part(one.address);
    const auto svg = library_.pictures.find(name.substr(0, name.rfind('.')));
    if (svg == library_.pictures.end()) return {};
    put("tranh/" + name, svg->second);
    return "../tranh/" + name;
  }
  std::string sound(const learning::Sound& one) {
    const auto file = sound_file(services_, library_, one);
    if (file.empty()) return {};
    return put_file(unit_.id + "/tieng/" + last_part(one.base) + ".mp3", file);
  }
  std::string film(const learning::Video& one) {
    const auto at = library_.files.find(one.address);
    return at == library_.files.end() ? std::string{}
                                      : put_file(unit_.id + "/phim/" + last_part(one.address), at->second);
  }

 private:
  void put(const std::string& name, const std::string& bytes) {
    parts_.add(name, bytes);
    used_.push_back(name);
  }
  std::string put_file(const std::string& name, const std::string& file) {
    parts_.add_file(name, file);
    used_.push_back(name);
    return name.substr(unit_.id.size() + 1);
  }
  const app::Services& services_;
  const learning::Library& library_;
  const learning::Unit& unit_;
  Parts& parts_;
  std::vector<std::string>& used_;
};

}  // namespace

std::string slurp(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string escaped(std::string_view raw) {
  std::string out;
  html::put_attr(out, raw);
  return out;
}

void put_unit(const app::Services& services, const learning::Library& library, const learning::Course& course,
              const learning::Unit& unit, bool script, Parts& parts, std::vector<std::string>& used) {
  Page page(services, library, unit, parts, used);
  page::ExportUnit view;
  view.title = unit.title;
  view.course = course.title;
  view.base = "../";
  view.license = course.license;
  view.script = script;
  for (const auto& card : unit.cards)
    view.cards.push_back({card.id, card.title, page.picture(card.picture), card.picture.alt, page.sound(card.sound),
                          page.film(card.video), card.body, card.checklist});
  std::size_t number = 0;
  for (const auto& question : unit.quiz) {
    auto& shown = view.questions.emplace_back();
    shown.id = question.id;
    shown.number = html::fill(t::interop::question_n.vi, {{"n", std::to_string(++number)}});
    shown.stem = question.stem;
    shown.why = question.why;
    shown.sound = page.sound(question.sound);
    for (std::size_t i = 0; i < question.options.size(); ++i)
      shown.options.push_back({std::to_string(i), question.options[i].text, i == question.answer});
  }
  if (!script) view.questions.clear();  // a cartridge carries them as questions of their own
  parts.add(unit.id + "/index.html", page::export_unit(view));
  used.push_back(unit.id + "/index.html");
  parts.add_file("bai.css", asset_file(services, "bai.css"));
  used.emplace_back("bai.css");
  if (!script) return;
  parts.add_file("bai.js", asset_file(services, "bai.js"));
  used.emplace_back("bai.js");
}

std::optional<Form> read_form(std::string_view name) {
  if (name == "scorm12") return Form::scorm12;
  if (name == "cc13") return Form::cc13;
  if (name == "pack") return Form::pack;
  return std::nullopt;
}

std::string file_name(const std::string& course, Form form) {
  return course + (form == Form::scorm12 ? "-scorm12.zip" : form == Form::cc13 ? ".imscc" : ".zip");
}

Result<void> export_course(const app::Services& services, const learning::Library& library, const std::string& course,
                           Form form, const std::string& file) {
  const auto* found = library.find(course);
  if (found == nullptr) return refuse(Kind::missing, t::interop::export_no_course.key, course);
  if (form == Form::scorm12) return write_scorm12(services, library, *found, file);
  if (form == Form::cc13) return write_cc13(services, library, *found, file);
  // A course that came as a pack goes on as it came, with the signature of who made it.
  const auto kept = fs::path{services.settings.data_dir} / "goi-bai" / (course + ".zip");
  std::error_code problem;
  if (learning::has_pack(services.settings.data_dir, course)) {
    fs::copy_file(kept, file, fs::copy_options::overwrite_existing, problem);
    if (problem) return refuse(Kind::broken, t::interop::cannot_write.key, file);
    return {};
  }
  return learning::write_course_pack(
      services.settings.share_dir, course, services.keys.public_key(),
      [&](std::string_view message) { return services.keys.sign(message); }, file);
}

}  // namespace hvs::interop
