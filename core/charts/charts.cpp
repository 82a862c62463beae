#include "core/charts/charts.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace hvs::charts {
namespace {

constexpr int width = 340;
constexpr int row_height = 26;
constexpr std::size_t most_beside = 16;  // letters of a label that fit beside its bar
constexpr std::size_t most_above = 36;   // and above it, with the value at the end of the line

std::string n(int v) { return std::to_string(v); }
int clamped(int share) { return std::clamp(share, 0, 1000); }

void open(std::string& out, const std::string& title, int height) {
  out += "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 " + n(width) + " " + n(height) + "\" aria-label=\"";
  html::put_attr(out, title);
  out += "\">";
}
void rect(std::string& out, const char* name, int x, int y, int w, int h) {
  out += "<rect class=\"" + std::string{name} + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(w) +
         "\" height=\"" + n(h) + "\" rx=\"3\"/>";
}
void stroke(std::string& out, const char* name, int x1, int y1, int x2, int y2) {
  out += "<line class=\"" + std::string{name} + "\" x1=\"" + n(x1) + "\" y1=\"" + n(y1) + "\" x2=\"" + n(x2) +
         "\" y2=\"" + n(y2) + "\"/>";
}
void words(std::string& out, int x, int y, const char* anchor, std::string_view text) {
  out += "<text x=\"" + n(x) + "\" y=\"" + n(y) + "\" text-anchor=\"" + anchor + "\">";
  html::put_text(out, text);
  out += "</text>";
}
const char* bar_class(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "bar";
    case Tone::middle:
      return "bar mid";
    case Tone::low:
      return "bar low";
  }
  return "bar";
}

}  // namespace

std::string percent(int permille) { return n(permille / 10) + "," + n(permille % 10) + " %"; }

html::Html bars(const std::string& title, const std::vector<Bar>& rows) {
  std::string out;
  // Names of hamlets are long: when one does not fit beside its bar, all stand above theirs.
  const bool above = std::ranges::any_of(rows, [](const Bar& row) { return text::letters(row.label) > most_beside; });
  const int head = above ? 20 : 0;
  open(out, title, static_cast<int>(rows.size()) * (row_height + head) + 4);
  int y = 2;
  for (const auto& row : rows) {
    const int left = row.label.empty() || above ? 0 : 158;
    const int right = row.value.empty() || above ? width : width - 58;
    if (above) {
      words(out, 0, y + 17, "start", text::cut(row.label, most_above));
      if (!row.value.empty()) words(out, width, y + 17, "end", row.value);
      y += head;
    }
    const int room = right - left;
    if (!row.label.empty() && !above) words(out, left - 6, y + 17, "end", row.label);
    rect(out, "rest", left, y + 3, room, row_height - 8);
    if (!row.hidden && row.share > 0)
      rect(out, bar_class(row.tone), left, y + 3, std::max(2, room * clamped(row.share) / 1000), row_height - 8);
    if (row.goal >= 0) {
      const int x = left + room * clamped(row.goal) / 1000;
      stroke(out, "goal", std::min(x, right - 2), y, std::min(x, right - 2), y + row_height - 2);
    }
    if (!row.value.empty() && !above) words(out, width, y + 17, "end", row.value);
    y += row_height;
  }
  out += "</svg>";
  return {std::move(out)};
}

html::Html line(const std::string& title, const std::vector<Point>& points, int goal) {
  constexpr int height = 190, top = 10, bottom = 160, left = 44, right = width - 30;
  const auto y_of = [](int share) { return bottom - (bottom - top) * clamped(share) / 1000; };
  std::string out;
  open(out, title, height);
  for (const int share : {0, 250, 500, 750, 1000}) {
    stroke(out, share == 0 ? "axis" : "grid", left, y_of(share), right, y_of(share));
    words(out, left - 6, y_of(share) + 5, "end", n(share / 10) + " %");
  }
  if (goal >= 0) stroke(out, "goal", left, y_of(goal), right, y_of(goal));
  const auto count = static_cast<int>(points.size());
  const auto x_of = [&](int i) {
    return count < 2 ? (left + right) / 2 : left + 6 + (right - left - 12) * i / (count - 1);
  };
  std::string path;
  for (int i = 0; i < count; ++i)
    path += (i == 0 ? "" : " ") + n(x_of(i)) + "," + n(y_of(points[static_cast<std::size_t>(i)].share));
  if (count > 1) out += "<polyline class=\"line\" points=\"" + path + "\"/>";
  const int step = std::max(1, (count + 3) / 4);  // at most four labels; the last always stands
  for (int i = 0; i < count; ++i) {
    const auto& p = points[static_cast<std::size_t>(i)];
    out += "<circle class=\"dot\" cx=\"" + n(x_of(i)) + "\" cy=\"" + n(y_of(p.share)) + "\" r=\"4\"/>";
    if ((count - 1 - i) % step == 0) words(out, x_of(i), height - 10, "middle", p.label);
  }
  out += "</svg>";
  return {std::move(out)};
}

}  // namespace hvs::charts
