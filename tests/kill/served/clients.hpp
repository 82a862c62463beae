// People at work while the machine dies under them: phones that empty their outbox (POST /dong-bo) and browsers
// without script that post forms. Each knows what was acknowledged to it.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/kill/kill.hpp"
#include "tests/kill/served/browser.hpp"

namespace hvs::kill {

struct Person {
  std::string login;  // staff; empty for a learner
  std::string card;   // learner
  std::string id;     // of a learner
  std::string account;
};

class Client {
 public:
  Client(Person person, std::uint64_t seed) : person_(std::move(person)), random_(seed) {}
  virtual ~Client() = default;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  enum class Went : std::uint8_t { on, cut, wrong };  // wrong: an answer that must not be, see `trouble`
  virtual Went turn(std::uint64_t& acknowledged_now) = 0;
  // Sends again what waits and makes nothing new; true when nothing waits.
  virtual bool empty() = 0;

  void go_to(std::uint16_t port) { browser_.go_to(port); }
  // From now on a plain "busy" is an honest answer, until `expect_answers` and the first acknowledgement after it.
  void expect_busy() {
    recovering_ = false;
    busy_allowed_ = true;
  }
  void expect_answers() { recovering_ = true; }
  [[nodiscard]] bool may_be_busy() const { return busy_allowed_; }
  [[nodiscard]] std::uint64_t busy_seen() const { return busy_seen_; }
  [[nodiscard]] const std::string& trouble() const { return trouble_; }
  [[nodiscard]] Browser& browser() { return browser_; }
  [[nodiscard]] const Person& person() const { return person_; }

 protected:
  // True when the answer is a well-formed "busy" at a time when it may be; notes trouble when it may not or is not.
  bool is_busy(const Page& page, const std::string& what);
  void answered();
  Went wrong(const std::string& what, const Page& page);

  Person person_;
  Random random_;
  Browser browser_;
  std::string trouble_;

 private:
  std::atomic<bool> busy_allowed_ = false;  // asked by the one who kills, too
  std::atomic<bool> recovering_ = false;
  std::atomic<std::uint64_t> busy_seen_ = 0;
};

class Outbox final : public Client {
 public:
  Outbox(Person person, std::uint64_t seed, std::string device, Make make);
  Went turn(std::uint64_t& acknowledged_now) override;
  bool empty() override;
  [[nodiscard]] const Device& device() const { return device_; }

 private:
  Carry carry();
  Device device_;
  Went went_ = Went::on;
};

// What a form makes, by the id it carries: sent once or twice, it is there once.
struct Fact {
  std::string entity;
  std::string id;
  auto operator<=>(const Fact&) const = default;
};

class Forms final : public Client {
 public:
  Forms(Person person, std::uint64_t seed, std::vector<std::string> households);
  Went turn(std::uint64_t& acknowledged_now) override;
  bool empty() override;
  [[nodiscard]] const std::set<Fact>& acknowledged() const { return acknowledged_; }
  [[nodiscard]] const std::set<Fact>& sent() const { return sent_; }

 private:
  struct Sheet {
    std::string path;
    Form form;
    Fact fact;
    std::string leads_to;  // where the answer sends the browser; "" for an answer shown at once
  };
  Sheet next_sheet();
  Went look();
  Went enter_again();
  Went learn_token();
  Went send(std::uint64_t& acknowledged_now);
  std::vector<std::string> households_;
  bool token_is_old_ = false;
  bool must_enter_ = false;
  Sheet open_;  // not acknowledged yet; path "" when there is none
  std::set<Fact> acknowledged_;
  std::set<Fact> sent_;
};

[[nodiscard]] Make lessons(const Person& learner);
[[nodiscard]] Make visits(const Person& volunteer, std::vector<std::string> households);

}  // namespace hvs::kill
