// The phone's program: answers a call from the shelf, as the server would from its database. No browser in here;
// wasm/entry.cpp ties it to WebAssembly, tests call it directly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/phone/identity.hpp"
#include "core/phone/shelf.hpp"
#include "core/web/router.hpp"

namespace hvs::phone {

class Core {
 public:
  Core(const std::vector<MakeRoutes>& rooms, RandomBytes random);
  Core(const Core&) = delete;  // handlers hold the shelf's address
  Core& operator=(const Core&) = delete;

  // Empty bytes drop the pack. Three addresses are the core's own: "toi" (identity JSON), "cho" (waiting operations)
  // and "so" (records of the areas).
  [[nodiscard]] bool keep(std::string_view address, std::string_view bytes);

  // call: {"method","target","type","body","cookies":{…},"now":ms} → {"status","type","headers":[[n,v]…],"body",
  // "operations":[base64url of pack_operation]}. Status 0: not for the phone, ask the server.
  [[nodiscard]] std::string answer(std::string_view call_json);

  // The body of one POST /dong-bo: these waiting operations (form of journal::read_waiting, one epoch) and what areas
  // to hear of.
  // "" when there is nothing to say or to hear.
  [[nodiscard]] std::string pack_exchange(std::string_view waiting_bytes) const;
  // What the server said: {"settled":[[epoch,seq]…],"more":bool,"records":bool}; records() then has the new "so" bytes
  // to be stored together with the settling. "" when it is not a reply of ours.
  [[nodiscard]] std::string read_exchange(std::string_view reply);
  [[nodiscard]] std::string records() const { return shelf_.records().write(); }

  // The same in C++ terms.
  [[nodiscard]] web::Answer serve(web::Call call) const;

 private:
  Shelf shelf_;
  Identity identity_;
  web::Router router_;
};

// Every room that works without signal; rooms.cpp.
[[nodiscard]] std::vector<MakeRoutes> rooms();

// "a=1&b=x+y" → fields. False on broken percent signs or UTF-8.
[[nodiscard]] bool read_form(std::string_view encoded, web::Fields& out);

}  // namespace hvs::phone
