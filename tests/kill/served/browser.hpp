// A browser without a screen: one kept connection, cookies, the form token. Blocking; one thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hvs::kill {

struct Page {
  int status = 0;
  std::string head;
  std::string body;
  [[nodiscard]] std::string header(std::string_view name) const;  // "" when absent
};

using Form = std::map<std::string, std::string>;

class Browser {
 public:
  Browser() = default;
  ~Browser();
  Browser(Browser&& from) noexcept;
  Browser& operator=(Browser&& from) noexcept;

  void go_to(std::uint16_t port);  // the server came back at another place
  // Nothing when the connection was cut before the whole answer came.
  [[nodiscard]] std::optional<Page> get(const std::string& path);
  [[nodiscard]] std::optional<Page> post(const std::string& path, const Form& form);
  [[nodiscard]] std::optional<Page> post(const std::string& path, std::string_view type, const std::string& body);

  // False when the door stayed shut.
  [[nodiscard]] bool enter_by_card(const std::string& card);
  [[nodiscard]] bool enter_as_staff(const std::string& login, const std::string& password, const std::string& code);
  // Looks up the token that every form of this session carries; nothing when the connection was cut.
  std::optional<Page> learn_token();
  [[nodiscard]] bool knows_token() const { return !csrf_.empty(); }

 private:
  std::optional<Page> send(std::string_view method, const std::string& path, std::string_view type,
                           const std::string& body);
  std::optional<Page> receive();
  void keep_cookies(const Page& page);
  void cut();
  int socket_ = -1;
  std::uint16_t port_ = 0;
  std::map<std::string, std::string> cookies_;
  std::string csrf_;
};

}  // namespace hvs::kill
