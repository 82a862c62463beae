// Markdown in a ZIP: folders are units, files are pages. A course folder of our own form (course.json, unit.json) keeps
// its titles, its order and its questions; a plain folder of .md files is taken as it lies.
#include <algorithm>
#include <fstream>
#include <map>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/interop/read.hpp"
#include "server/learning/content/markdown.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t page_bytes = 256 * 1024;
constexpr std::size_t most_pages = 2'000;

std::string slurp_small(const fs::path& file, std::size_t limit) {
  std::ifstream in(file, std::ios::binary);
  std::string text(limit, '\0');
  in.read(text.data(), static_cast<std::streamsize>(limit));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text::nfc(text::well_formed(text));
}

std::string folder_of(std::string_view name) {
  const auto slash = name.rfind('/');
  return slash == std::string_view::npos ? std::string{} : std::string{name.substr(0, slash)};
}

std::string last_part(std::string_view name) { return std::string{name.substr(name.rfind('/') + 1)}; }

// A picture beside the page, or of that name anywhere in the archive (our own courses keep theirs in pictures/).
std::string find_picture(const Unpacked& files, const std::string& folder, std::string_view address) {
  Inside at;
  if (!find_inside(folder.empty() ? "" : folder + "/", address, at)) return {};
  if (files.files.contains(at.path)) return at.path;
  const auto wanted = last_part(at.path);
  for (const auto& [name, size] : files.files) {
    if (last_part(name) == wanted) return name;
  }
  return {};
}

struct Work {
  const fs::path& folder;
  const Unpacked& files;
  Outline out{};

  void remark(const Text& text, std::string detail) {
    if (out.remarks.size() < 200) out.remarks.push_back({std::string{text.key}, std::move(detail)});
  }
  [[nodiscard]] std::optional<json::Json> json_of(const std::string& name) const {
    if (!files.files.contains(name)) return std::nullopt;
    auto read = json::parse(slurp_small(folder / name, 512 * 1024));
    if (!read) return std::nullopt;
    return std::move(*read);
  }
};

// The page as a document of its own beside the file it came from; nothing in it but the subset of a card.
bool make_page(Work& work, const std::string& name, Item& item) {
  if (work.files.files.at(name) > page_bytes) {
    work.remark(t::interop::page_too_big, name);
    return false;
  }
  const auto card = learning::render_card(slurp_small(work.folder / name, page_bytes));
  auto title = card.title.empty() ? last_part(name).substr(0, last_part(name).rfind('.')) : card.title;
  std::string page =
      "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width\"><title>";
  html::put_text(page, title);
  page +=
      "</title><style>body{margin:1rem auto;max-width:40rem;padding:0 1rem;font:20px/1.55 system-ui,\"Noto "
      "Sans\",sans-serif}"
      "img{display:block;max-width:100%;max-height:60vh}</style><h1>";
  html::put_text(page, title);
  page += "</h1>";
  const auto here = folder_of(name);
  const auto depth = static_cast<std::size_t>(std::count(name.begin(), name.end(), '/'));
  for (const auto& image : card.images) {
    const auto found = find_picture(work.files, here, image.address);
    if (found.empty()) {
      work.remark(t::interop::file_missing, text::cut(image.address, 120));
      continue;
    }
    page += "<img src=\"";
    for (std::size_t n = 0; n < depth; ++n) page += "../";
    std::string encoded;
    for (std::string_view rest = found; !rest.empty();) {
      const auto slash = rest.find('/');
      encoded += bytes::percent_encode(rest.substr(0, slash));
      if (slash == std::string_view::npos) break;
      encoded += '/';
      rest.remove_prefix(slash + 1);
    }
    page += encoded + "\" alt=\"";
    html::put_attr(page, image.alt);
    page += "\">";
  }
  page += card.body.markup;
  if (!card.checklist.empty()) {
    page += "<ul>";
    for (const auto& one : card.checklist) page += "<li>" + one.markup + "</li>";
    page += "</ul>";
  }
  std::ofstream(work.folder / (name + ".html"), std::ios::binary) << page << "</html>\n";
  for (const auto& one : card.directives) work.remark(t::interop::directive_left, name + ": @" + one.name);
  item.kind = ItemKind::page;
  item.title = text::cut(title, 160);
  item.href = name + ".html";
  return true;
}

void add_quiz(const json::Json& unit, const std::string& title, Unit& into) {
  Item item{.id = {}, .kind = ItemKind::quiz, .title = title};
  for (const auto& one : unit.at("quiz").items()) {
    Question question{.id = "q" + std::to_string(item.questions.size() + 1),
                      .stem = std::string{one.at("stem").string()},
                      .choices = {}};
    question.why = one.at("why").string();
    const auto answer = one.at("answer").integer(-1);
    for (const auto& option : one.at("options").items())
      question.choices.push_back(
          {std::string{option.at("text").string()}, static_cast<long long>(question.choices.size()) == answer});
    if (!question.stem.empty() && question.choices.size() >= 2 && item.questions.size() < 100)
      item.questions.push_back(std::move(question));
  }
  if (!item.questions.empty()) into.items.push_back(std::move(item));
}

// Pages in the order unit.json gives, then the others by name.
std::vector<std::string> ordered(const std::vector<std::string>& pages, const std::optional<json::Json>& unit) {
  std::vector<std::string> out;
  if (unit) {
    for (const auto& one : unit->at("cards").items()) {
      const auto at = std::find_if(pages.begin(), pages.end(), [&](const std::string& name) {
        return last_part(name) == std::string{one.string()} + ".md";
      });
      if (at != pages.end()) out.push_back(*at);
    }
  }
  for (const auto& one : pages) {
    if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
  }
  return out;
}

}  // namespace

Result<Outline> read_markdown(const fs::path& folder, const Unpacked& files) {
  Work work{.folder = folder, .files = files};
  std::map<std::string, std::vector<std::string>> by_folder;
  std::string course_file;
  std::size_t count = 0;
  for (const auto& [name, size] : files.files) {
    if (last_part(name) == "course.json" && (course_file.empty() || name.size() < course_file.size()))
      course_file = name;
    const auto low = text::lower(name);
    if (!low.ends_with(".md") && !low.ends_with(".markdown")) continue;
    if (++count <= most_pages) by_folder[folder_of(name)].push_back(name);
  }
  if (by_folder.empty()) return refuse(Kind::invalid, t::interop::unknown_kind.key);
  if (count > most_pages) work.remark(t::interop::too_many_items, {});
  work.out.standard = Standard::markdown;
  if (const auto course = course_file.empty() ? std::nullopt : work.json_of(course_file)) {
    work.out.title = text::cut(course->at("title").string(), 160);
    work.out.about = text::cut(course->at("summary").string(), 600);
    work.out.license = text::cut(course->at("license").string(), 300);
    work.out.identifier = text::cut(course->at("id").string(), 120);
  }
  for (const auto& [where, pages] : by_folder) {
    const auto unit_file = work.json_of(where.empty() ? "unit.json" : where + "/unit.json");
    Unit unit;
    if (unit_file) unit.title = text::cut(unit_file->at("title").string(), 160);
    if (unit.title.empty()) unit.title = where.empty() ? work.out.title : last_part(where);
    for (const auto& name : ordered(pages, unit_file)) {
      Item item;
      if (make_page(work, name, item)) unit.items.push_back(std::move(item));
    }
    if (unit_file) add_quiz(*unit_file, std::string{t::interop::export_quiz.vi}, unit);
    if (!unit.items.empty()) work.out.units.push_back(std::move(unit));
  }
  std::size_t n = 0;
  for (auto& unit : work.out.units) {
    for (auto& item : unit.items) item.id = "i" + std::to_string(++n);
  }
  if (n == 0) return refuse(Kind::invalid, t::interop::nothing_to_show.key);
  if (work.out.title.empty()) work.out.title = work.out.units.front().items.front().title;
  if (work.out.units.front().title.empty()) work.out.units.front().title = work.out.title;
  return std::move(work.out);
}

}  // namespace hvs::interop
