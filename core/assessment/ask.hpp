// A question on the screen and the answer that comes back, for every kind; works without script. What is being put
// together (an order, digits of the pad, a run) stands in the address, so Back and reload lose nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/item.hpp"
#include "core/html/document.hpp"
#include "core/web/call.hpp"

namespace hvs::assessment {

struct Asking {
  const Item& item;
  std::string_view seed;   // of the form: the order of what is offered
  std::string_view given;  // the stored answer, "" = none yet
  std::string_view made;   // what the address carries ("?s=…", of a task "?n=…")
  std::string action;      // where the answer is posted; also this page's own address
  std::string csrf;
  std::string fact;
};

struct AskedPage {
  html::Html body;                  // stem, picture, the form
  html::Html dock;                  // its main button; empty where one touch on an option answers
  std::vector<html::Sound> sounds;  // of the item, in the order they stand
};
[[nodiscard]] AskedPage ask(const Asking& asking);

// What a pressed button means: an answer to keep, or the page once more.
struct Given {
  std::string answer;             // in stored form (scoring.hpp); "" = not yet
  std::string made;               // for the address of the page shown again
  const Text* problem = nullptr;  // why it is shown again, when something was missing
};
[[nodiscard]] Given read_given(const Item& item, std::string_view seed, const web::Fields& form);

// What the query of this page carries; "" when it is no part of an answer to this item.
[[nodiscard]] std::string made_of(const Item& item, const web::Fields& query);
// "?s=2,0,1", ready to stand behind the address of the page.
[[nodiscard]] std::string made_query(const Item& item, std::string_view made);

}  // namespace hvs::assessment
