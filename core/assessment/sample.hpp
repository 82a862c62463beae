// For tests: one item of every kind, and a scenario of two touches to play.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assessment/scoring.hpp"
#include "core/practice/scenario.hpp"
#include "core/web/call.hpp"

namespace hvs::assessment::sample {

inline constexpr std::array all_kinds{"single",     "multiple",    "multiple-parts", "true_false",  "true_false-parts",
                                      "order",      "order-parts", "match",          "match-parts", "number",
                                      "short_text", "hotspot",     "listen",         "task"};

// Two screens; 'a' is right on the first (and 'b' wrong), 'b' right on the second.
inline std::shared_ptr<const practice::Variant> board() {
  static const auto variant = [] {
    const auto scenario = practice::read_scenario(
        R"({"id":"thu","title":"Thử","summary":"s","group":"tien","minutes":2,"skills":["P1.1"],"checked":"2026-11-22",)"
        R"("sources":["x"],"remember":["Một.","Hai."],"guide":"g","goal":"Làm","start":"a","screens":{)"
        R"("a":{"bar":"A","say":"Bấm nút.","hint":"Nút ở dưới.","show":[{"button":"Đi","go":"b"},{"button":"Sai","no":"Chưa phải."}]},)"
        R"("b":{"bar":"B","say":"Bấm nút.","hint":"Nút ở dưới.","show":[{"button":"Sai","no":"Chưa phải."},{"button":"Xong","go":"end"}]}},)"
        R"("variants":[{"id":"mot","title":"Một"},{"id":"hai","title":"Hai"}]})");
    return scenario ? std::make_shared<const practice::Variant>(scenario->variants.front()) : nullptr;
  }();
  return variant;
}

inline std::string_view written(std::string_view kind) {
  if (kind == "single") return R"("kind":"single","options":["Đọc","Gửi","Tắt máy"],"answer":2)";
  if (kind == "multiple") return R"("kind":"multiple","options":["A","B","C","D"],"answers":[0,2])";
  if (kind == "multiple-parts")
    return R"("kind":"multiple","options":["A","B","C","D"],"answers":[0,2],"credit":"parts")";
  if (kind == "true_false")
    return R"("kind":"true_false","statements":[{"text":"Mã OTP là của riêng mình.","true":true}])";
  if (kind == "true_false-parts")
    return R"("kind":"true_false","credit":"parts","statements":[{"text":"A","true":true},{"text":"B","true":false},{"text":"C","true":true}])";
  if (kind == "order") return R"("kind":"order","options":["Mở","Quét","Xem tên","Trả"])";
  if (kind == "order-parts") return R"("kind":"order","options":["Mở","Quét","Xem tên","Trả"],"credit":"parts")";
  if (kind == "match") return R"("kind":"match","pairs":[["Khóa máy","Nút nguồn"],["Chụp","Máy ảnh"]],"extra":["Loa"])";
  if (kind == "match-parts")
    return R"("kind":"match","pairs":[["Khóa máy","Nút nguồn"],["Chụp","Máy ảnh"]],"extra":["Loa"],"credit":"parts")";
  if (kind == "number") return R"("kind":"number","value":45000,"tolerance":1000,"unit":"đồng")";
  if (kind == "short_text") return R"("kind":"short_text","accepted":["VNeID","vê nê ai đi"])";
  if (kind == "hotspot")
    return R"("kind":"hotspot","picture":"a.svg","picture_alt":"Bàn phím","regions":[{"words":"Ô trên","x":0,"y":0,"w":100,"h":40},{"words":"Ô dưới","x":0,"y":60,"w":100,"h":40}],"answer":1)";
  if (kind == "listen")
    return R"("kind":"listen","say":"Chú ơi, cho cháu mã OTP.","options":["Không đọc mã","Đọc mã","Nhắn mã"],"answer":0)";
  return R"("kind":"task","scenario":"thu","variant":"mot","levels":[50,75,95])";
}

inline Item item(std::string_view kind) {
  std::vector<Fault> faults;
  auto item = read_item(
      *json::parse(
          R"({"id":"t-)" + std::string{kind == "true_false" ? "tf" : "1"} +
          R"(","version":1,"domain":"D4","skill":"P4.2","stem":"Làm gì đây?","why":"Vì thế.","difficulty":0.5,)" +
          std::string{written(kind)} + "}"),
      faults);
  if (item.kind == ItemKind::task) item.task.board = board();
  return item;
}

// What a person presses on the page of this item to give this answer (ask.hpp).
inline std::vector<web::Fields::Item> pressed(const Item& item, const std::string& answer) {
  using Presses = std::vector<web::Fields::Item>;
  if (answer == dont_know) return Presses{{"chon", answer}};
  std::vector<std::string> parts{""};
  for (const char c : answer) {
    if (c == ',')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  Presses out;
  switch (item.kind) {
    case ItemKind::multiple:
      for (const auto& one : parts) out.push_back({"chon", one});
      return out;
    case ItemKind::true_false:
      for (std::size_t i = 0; i < answer.size(); ++i) out.push_back({"d" + std::to_string(i), answer.substr(i, 1)});
      return out;
    case ItemKind::match:
      for (std::size_t i = 0; i < parts.size(); ++i) out.push_back({"v" + std::to_string(i), parts[i]});
      return out;
    case ItemKind::order:
      return Presses{{"thu", answer}};
    case ItemKind::number:
    case ItemKind::short_text:
      return Presses{{"so", answer}};
    case ItemKind::task:
      return Presses{{"chay", answer}};
    default:
      return Presses{{"chon", answer}};
  }
}

}  // namespace hvs::assessment::sample
