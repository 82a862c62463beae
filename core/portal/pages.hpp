// View structs of the portal's pages, and the pages themselves.
#pragma once

#include <string>
#include <vector>

#include "core/html/around.hpp"
#include "core/html/html.hpp"
#include "core/portal/model.hpp"
#include "core/web/call.hpp"

namespace hvs::portal {

namespace page {

struct NewsRow {
  std::string href{};
  std::string title{};
  std::string on{};
  std::string state{};  // "đang ẩn", for officers
};
struct HomeView {
  std::string commune{};
  html::Html hills{};
  std::vector<Measure> measures{};
  std::vector<NewsRow> news{};
  std::string hours{};
};
struct NewsListView {
  std::vector<NewsRow> news{};
  bool may_write = false;
};
struct NewsView {
  std::string on{};
  std::vector<std::string> paragraphs{};
};
struct EditView {
  std::string action{};
  std::string csrf{};
  std::string id{};
  std::string title{};
  std::string body{};
  bool hidden = false;
  std::string version{};  // of each field, as the writer saw it
  std::string clash{};    // said when somebody else has saved meanwhile; their text is below it
  std::string their_title{};
  std::vector<std::string> their_body{};
  std::string their_state{};
  bool title_missing = false;
  bool body_missing = false;
};
struct AboutView {
  std::string csrf{};
  About about{};
  bool saved = false;
};
struct Point {
  std::string question{};
  std::string answer{};
};
struct PrivacyView {
  About about{};
  std::string commune{};
};

std::string home(const HomeView& v);
std::string news_list(const NewsListView& v);
std::string news(const NewsView& v);
std::string edit(const EditView& v);
std::string about(const AboutView& v);
std::string privacy(const PrivacyView& v);
std::string access(const AboutView& v);
std::string legal();
std::string safety();
std::string help(const PrivacyView& v);
std::string safety_dock();

}  // namespace page

[[nodiscard]] std::vector<std::string> paragraphs(std::string_view typed);

// Whole documents.
[[nodiscard]] std::string home_page(const html::Around& around, const std::vector<Measure>& measures,
                                    const std::vector<News>& news, const About& about);
[[nodiscard]] std::string news_list_page(const html::Around& around, const std::vector<News>& news, bool may_write);
[[nodiscard]] std::string news_page(const html::Around& around, const News& one);
enum class Missing : std::uint8_t { nothing, title, body };
// `version` goes with the form and comes back with it. `theirs`: what somebody else saved while this was being written.
struct Edit {
  News typed{};
  std::string version{};
  Missing missing = Missing::nothing;
  const News* theirs = nullptr;
};
[[nodiscard]] std::string edit_page(const html::Around& around, const Edit& edit);
[[nodiscard]] std::string about_page(const html::Around& around, const About& about, bool saved);

// Pages of fixed words: /rieng-tu, /phap-ly, /tiep-can, /an-toan, /giup; "" for another address.
[[nodiscard]] std::string fixed_page(std::string_view path, const html::Around& around, const About& about);

// "A a" without script: sets the frame's cookies and goes back to the page it came from.
[[nodiscard]] web::Answer change_look(const web::Call& call);

}  // namespace hvs::portal
