#include "core/portal/pages.hpp"

#include "core/base/text.hpp"
#include "core/html/document.hpp"
#include "core/portal/drawing.hpp"
#include "text/portal.hpp"

namespace hvs::portal {
namespace {

html::DocumentView staff(const html::Around& around, const Text& title, std::string body) {
  html::DocumentView view;
  view.around = around;
  view.frame = html::Frame::staff;
  view.title = title.vi;
  view.body = {std::move(body)};
  return view;
}

page::NewsRow row(const News& one, std::string_view below) {
  return {std::string{below} + one.id, one.title, show_day(one.on),
          one.shown ? std::string{} : std::string{t::portal::hidden.vi}};
}

std::vector<page::NewsRow> rows(const std::vector<News>& news, std::string_view below) {
  std::vector<page::NewsRow> out;
  for (const auto& one : news) out.push_back(row(one, below));
  return out;
}

}  // namespace

std::vector<std::string> paragraphs(std::string_view typed) {
  std::vector<std::string> out;
  std::string now;
  while (!typed.empty()) {
    const auto end = typed.find('\n');
    const auto line = text::trim(typed.substr(0, end));
    typed.remove_prefix(end == std::string_view::npos ? typed.size() : end + 1);
    if (line.empty()) {
      if (!now.empty()) out.push_back(std::move(now));
      now.clear();
    } else {
      if (!now.empty()) now += ' ';
      now += line;
    }
  }
  if (!now.empty()) out.push_back(std::move(now));
  return out;
}

std::string home_page(const html::Around& around, const std::vector<Measure>& measures, const std::vector<News>& news,
                      const About& about) {
  page::HomeView view;
  view.commune = around.commune;
  view.hills = hills();
  view.measures = measures;
  view.news = rows(news, "/tin/");
  view.hours = about.hours;
  auto document = staff(around, t::portal::home_title, page::home(view));
  document.own_title = true;
  document.description = html::fill(t::portal::home_description, {{"commune", around.commune}});
  return html::document(document);
}

std::string news_list_page(const html::Around& around, const std::vector<News>& news, bool may_write) {
  auto document = staff(around, t::portal::news_title,
                        page::news_list({rows(news, may_write ? "/quan-tri/tin/" : "/tin/"), may_write}));
  document.back = may_write ? "/quan-tri" : "/";
  return html::document(document);
}

std::string news_page(const html::Around& around, const News& one) {
  auto document = staff(around, t::portal::news_title, page::news({show_day(one.on), paragraphs(one.body)}));
  document.title = one.title;
  document.back = "/tin";
  return html::document(document);
}

std::string edit_page(const html::Around& around, const Edit& edit) {
  const auto& one = edit.typed;
  const auto missing = edit.missing;
  page::EditView view;
  view.action = "/quan-tri/tin/" + one.id;
  view.csrf = around.csrf;
  view.id = one.id;
  view.title = one.title;
  view.body = one.body;
  view.hidden = !one.shown;
  view.version = edit.version;
  if (edit.theirs != nullptr) {
    view.clash = t::portal::edit_clash.vi;
    view.their_title = edit.theirs->title;
    view.their_body = paragraphs(edit.theirs->body);
    view.their_state = edit.theirs->shown ? t::portal::their_shown.vi : t::portal::their_hidden.vi;
  }
  view.title_missing = missing == Missing::title;
  view.body_missing = missing == Missing::body;
  auto document = staff(around, t::portal::edit_title, page::edit(view));
  document.back = "/quan-tri/tin";
  return html::document(document);
}

std::string about_page(const html::Around& around, const About& about, bool saved) {
  auto document = staff(around, t::portal::about_title, page::about({around.csrf, about, saved}));
  document.back = "/quan-tri";
  return html::document(document);
}

std::string fixed_page(std::string_view path, const html::Around& around, const About& about) {
  const page::PrivacyView view{about, around.commune};
  html::DocumentView document;
  if (path == "/rieng-tu")
    document = staff(around, t::portal::privacy_title, page::privacy(view));
  else if (path == "/phap-ly")
    document = staff(around, t::portal::legal_title, page::legal());
  else if (path == "/tiep-can")
    document = staff(around, t::portal::access_title, page::access({around.csrf, about, false}));
  else if (path == "/an-toan" || path == "/giup") {
    const bool help = path == "/giup";
    document.around = around;
    document.title = help ? t::portal::help_title.vi : t::portal::safety_title.vi;
    document.body = {help ? page::help(view) : page::safety()};
    if (!help) document.dock = {page::safety_dock()};
  } else {
    return {};
  }
  document.back = "/";
  return html::document(document);
}

web::Answer change_look(const web::Call& call) {
  const std::string back{call.form.get("ve")};
  // Only an address of ours: one slash, then something that no browser reads as another host.
  const bool ours = back.size() > 1 && back[0] == '/' && back[1] != '/' && back[1] != '\\' &&
                    back.find_first_of("\r\n\t\\") == std::string::npos;
  auto reply = web::see_other(ours ? back : "/");
  const auto look = html::read_look(call.form.get("chu"), call.form.get("nen"));
  const auto set = [&](std::string_view name, const std::string& value) {
    reply.headers.push_back({"Set-Cookie", std::string{name} + "=" + value +
                                               "; Path=/; Max-Age=31536000; SameSite=Lax" +
                                               (call.secure ? "; Secure" : "")});
  };
  if (call.form.has("chu")) set("chu", std::to_string(look.size));
  if (call.form.has("nen")) set("nen", look.theme);
  return reply;
}

}  // namespace hvs::portal
