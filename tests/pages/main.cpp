// Every page that the phone can make, made here natively: one JSON line per step, which compare.mjs repeats in
// core.wasm and compares byte by byte. usage: phone-pages SHARE_DIR (the folder that holds content/)
#include <algorithm>
#include <cstdio>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "core/learning/model.hpp"
#include "core/learning/rules.hpp"
#include "core/outreach/model.hpp"
#include "core/phone/core.hpp"
#include "core/practice/model.hpp"
#include "server/learning/content/library.hpp"
#include "server/practice/content/shelf.hpp"

namespace {

using namespace hvs;

constexpr std::string_view account = "0192f0c4-1234-7abc-8def-001122334401";
constexpr std::string_view person = "0192f0c4-1234-7abc-8def-001122334402";
constexpr std::string_view device = "0192f0c4-1234-7abc-8def-0011223344d1";

// compare.mjs gives the wasm the same "randomness".
void seven(std::uint8_t* out, std::size_t size) { std::fill(out, out + size, std::uint8_t{7}); }

class Script {
 public:
  void load(std::string_view name, std::string_view bytes) {
    if (!core_.keep(name, bytes)) std::abort();
    std::string line;
    json::Writer(line).begin_object().key("load").value(name).key("bytes").value(bytes::base64url(bytes)).end_object();
    std::puts(line.c_str());
  }
  std::string ask(std::string_view method, std::string_view target, std::string_view body = {}) {
    std::string call;
    json::Writer w(call);
    w.begin_object().key("method").value(method).key("target").value(target);
    w.key("type").value(method == "POST" ? "application/x-www-form-urlencoded" : "").key("body").value(body);
    w.key("cookies").begin_object().key("chu").value("24").key("nen").value("toi").end_object();
    w.key("now").value(1'763'800'000'000LL).end_object();
    const auto answer = core_.answer(call);
    std::string line;
    json::Writer(line).begin_object().key("ask").raw(call).key("answer").value(bytes::base64url(answer)).end_object();
    std::puts(line.c_str());
    return answer;
  }

 private:
  phone::Core core_{phone::rooms(), &seven};
};

std::string identity() {
  phone::Identity who;
  who.me.commune = "05716";
  who.me.account = account;
  who.me.person = person;
  who.me.name = "Ksor H'Bia <mẫu>";
  who.me.csrf = "dau";
  who.me.grants = {{auth::Role::learner, "", {}, {}}, {auth::Role::volunteer, "/x01/", {}, {}}};
  who.site = {"xã Võ Nhai", true};
  who.device = device;
  return phone::write_identity(who);
}

void play_lessons(Script& script, const learning::Library& library) {
  for (const auto& course : library.courses) {
    learning::Library one;
    one.courses.push_back(course);
    script.load("/hoc/goi/" + course.id, learning::write_pack(one, {}));
  }
  script.ask("GET", "/hoc");
  for (const auto& course : library.courses) {
    script.ask("GET", "/hoc/" + course.id);
    for (const auto& unit : course.units) {
      const auto base = "/hoc/" + course.id + "/" + unit.id;
      script.ask("GET", base);
      for (auto step = learning::first_step(unit); !step.empty(); step = learning::step_after(unit, step)) {
        script.ask("GET", base + "/" + step);
        script.ask("POST", base + "/" + step, "csrf=dau");
        for (const auto* choice : {"0", "1", "chua_biet", "%3Cb%3E"}) {
          script.ask("POST", base + "/" + step, std::string{"csrf=dau&chon="} + choice);
          script.ask("POST", base + "/" + step,
                     std::string{"csrf=dau&chon="} + choice + "&ma=0192f0c4-1234-7abc-8def-0011223344aa");
        }
        if (step == learning::finish_step) break;
      }
    }
  }
  script.ask("GET", "/hoc/khong-co");
  script.ask("GET", "/hoc/%C4%91/%22%3E%3Cscript%3E");
}

// Every situation: its expected way in the three modes with a wrong touch and a hint on each screen, and what is typed.
void play_practice(Script& script, const practice::Shelf& shelf) {
  using practice::Mode;
  for (const auto& title : shelf.titles)
    script.load("/tap-thu/goi/" + title.scenario.id, practice::write_pack(title, {}));
  script.ask("GET", "/tap-thu");
  for (const auto& title : shelf.titles) {
    const auto base = "/tap-thu/" + title.scenario.id;
    script.ask("GET", base);
    script.ask("GET", base + "/in");
    for (const auto& variant : title.scenario.variants) {
      script.ask("GET", base + "?t=" + variant.id + "&ve=/hoc/an-toan/lua-dao/03");
      for (const auto mode : {Mode::show, Mode::help, Mode::alone}) {
        const auto address = base + "/" + variant.id + "/" + std::string{practice::mode_name(mode)};
        std::string log;
        for (auto run = practice::begin(variant, mode); !run.done;) {
          const auto& screen = variant.screens[run.screen];
          script.ask("GET", address + "?n=" + log);
          script.ask("GET", address + "?n=" + log + "-aaa&ve=/hoc/an-toan/lua-dao/03");
          if (screen.elements[screen.spots[screen.expected]].kind == practice::Kind::field) {
            for (const auto* typed : {"", "gao+n%E1%BA%BFp", "45000", "019084001234"})
              script.ask("POST", address,
                         "csrf=dau&n=" + log + "&o=" + std::to_string(screen.expected) + "&chu=" + typed);
          }
          log += practice::letter_for(screen.expected);
          if (!practice::touch(run, variant, log.back())) std::abort();
        }
        script.ask("POST", address, "csrf=dau&n=" + log + "&ma=0192f0c4-1234-7abc-8def-0011223344aa");
        script.ask("GET", address + "?n=" + log);
      }
    }
  }
  script.ask("GET", "/tap-thu/khong-co");
  script.ask("GET", "/tap-thu/quet-qr/rau-cho/tu-lam?n=%3Cscript%3E");
}

journal::RecordState record(std::string entity, std::string_view id, std::vector<journal::FieldState> fields) {
  return {std::move(entity), std::string{id}, "/x01/", true, std::move(fields)};
}

void play_field_book(Script& script) {
  constexpr std::string_view house = "0192f0c4-1234-7abc-8def-0011223344e1";
  constexpr std::string_view elder = "0192f0c4-1234-7abc-8def-0011223344e2";
  outreach::Snapshot book;
  book.cut = 12;
  book.month = "2025-11";
  book.areas = {{"/x01/", "Xóm <mẫu>"}};
  book.skills = {{"cv3240-1", "Dịch vụ công"}};
  book.figures = {{"gap", 3}};
  book.households = {record("household", house, {{"code", "H\"1", 3}, {"revisit", "Tối mai", 4}})};
  book.persons = {
      record("person", elder,
             {{"name", "Ksor H'Bia <mẫu>", 5}, {"birth", "1950-00-00", 5}, {"household", std::string{house}, 5}})};
  book.visits = {record("visit", house, {{"at", "1763700000000", 0}})};
  script.load("/so-tay/goi", outreach::write_pack(book));
  const auto base = "/so-tay/ho/" + std::string{house};
  for (const auto& page :
       {std::string{"/so-tay"}, std::string{"/so-tay/ho"}, std::string{"/so-tay/ho?tim=ksor&loc=hen"},
        std::string{"/so-tay/nguoi-moi"}, "/so-tay/nguoi-moi?ho=" + std::string{house}, std::string{"/so-tay/cho-gui"},
        std::string{"/so-tay/thang"}, base, base + "?xong=tham", base + "/tham", base + "/sua",
        std::string{"/so-tay/ho/khong-co"}}) {
    script.ask("GET", page);
  }
  const std::string id{elder};
  script.ask("POST", base + "/tham", "csrf=dau");
  script.ask("POST", base + "/tham", "csrf=dau&kq=gap&gap=" + id + "&vneid-" + id + "=2");
  script.ask("POST", base + "/tham",
             "csrf=dau&ma=0192f0c4-1234-7abc-8def-0011223344ab&kq=gap&phut=20&dy-" + id + "=hoc_tap&vneid-" + id +
                 "=2&tk-" + id + "=1&viec-" + id + "=cv3240-1&ghi=%3Cb%3E");
  script.ask("POST", base + "/sua", "csrf=dau&signal=yeu&c_signal=&b_signal=0");
  script.ask("POST", "/so-tay/nguoi-moi", "csrf=dau&ten=L%C3%BD&xom=/x01/&nam=58");
  script.ask("POST", "/so-tay/nguoi-moi", "csrf=dau&ten=Ksor+H%27Bia+%3Cm%E1%BA%ABu%3E&xom=/x01/");
  script.ask("POST", "/so-tay/nguoi-moi", "csrf=dau&ten=V%C3%A0ng+A+M%E1%BA%ABu&xom=/x01/&nam=1958");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  auto library = learning::read_library(argv[1]);
  if (!library) {
    std::fprintf(stderr, "%s\n", library.error().detail.c_str());
    return 1;
  }
  const auto shelf = practice::read_shelf(argv[1]);
  if (!shelf) {
    std::fprintf(stderr, "%s\n", shelf.error().detail.c_str());
    return 1;
  }
  Script script;
  play_lessons(script, **library);  // as a visitor
  script.load("toi", identity());
  play_lessons(script, **library);  // as a learner
  play_practice(script, **shelf);
  play_field_book(script);
}
