#include "core/html/html.hpp"
#include "core/portal/model.hpp"
#include "text/layout.hpp"
#include "text/portal.hpp"

namespace hvs::portal {
namespace {

void element(std::string& out, std::string_view name, std::string_view value) {
  out += '<';
  out += name;
  out += '>';
  html::put_text(out, value);
  out += "</";
  out += name;
  out += ">\n";
}

void link(std::string& out, std::string_view address) {
  out += "<link href=\"";
  html::put_attr(out, address);
  out += "\"/>\n";
}

}  // namespace

std::string write_feed(const std::vector<News>& news, std::string_view address, std::string_view commune, Instant now) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n";
  const std::string base{address};
  element(out, "id", base + "/tin");
  element(out, "title", html::fill(t::portal::feed_title, {{"commune", std::string{commune}}}));
  element(out, "updated", iso_utc(news.empty() ? now : start_of_day_in_vietnam(news.front().on)));
  out += "<author>";
  element(out, "name", commune);
  out += "</author>\n";
  link(out, base + "/tin");
  for (const auto& one : news) {
    out += "<entry>\n";
    element(out, "id", base + "/tin/" + one.id);
    element(out, "title", one.title);
    element(out, "updated", iso_utc(start_of_day_in_vietnam(one.on)));
    link(out, base + "/tin/" + one.id);
    element(out, "summary", one.body);
    out += "</entry>\n";
  }
  return out + "</feed>\n";
}

}  // namespace hvs::portal
