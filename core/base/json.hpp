// Small JSON (RFC 8259) for core and phone. Reader: depth ≤ 64, duplicate keys keep the last, strict UTF-8, no
// comments.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::json {

class Json {
 public:
  enum class Type : std::uint8_t { null, boolean, number, string, array, object };
  using Member = std::pair<std::string, Json>;

  Json() = default;
  [[nodiscard]] static Json of(bool v);
  [[nodiscard]] static Json of(double v);
  [[nodiscard]] static Json of(long long v);
  [[nodiscard]] static Json of(std::string v);
  [[nodiscard]] static Json array();
  [[nodiscard]] static Json object();
  [[nodiscard]] static Json object(std::vector<Member> members);  // duplicate keys keep the last value

  [[nodiscard]] Type type() const { return type_; }
  [[nodiscard]] bool is_null() const { return type_ == Type::null; }
  [[nodiscard]] bool is_whole() const { return whole_; }  // a number written without '.' or 'e' that fits long long

  // Reading: the wrong type or a missing member reads as the given default; `at` of a missing member is a null.
  [[nodiscard]] const Json& at(std::string_view key) const;
  [[nodiscard]] const Json& at(std::size_t index) const;
  [[nodiscard]] std::string_view string(std::string_view otherwise = {}) const;
  [[nodiscard]] long long integer(long long otherwise = 0) const;
  [[nodiscard]] double number(double otherwise = 0) const;
  [[nodiscard]] bool boolean(bool otherwise = false) const;
  [[nodiscard]] const std::vector<Json>& items() const { return items_; }
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

  Json& set(std::string key, Json value);  // object: replaces or appends; returns *this
  Json& push(Json value);                  // array
  [[nodiscard]] std::string dump() const;  // compact, members in order of insertion

 private:
  Type type_ = Type::null;
  bool boolean_ = false;
  bool whole_ = false;
  double number_ = 0;
  long long integer_ = 0;
  std::string string_;
  std::vector<Json> items_;
  std::vector<Member> members_;
};

// Refusal: base.bad_json with "line:column reason" as detail.
[[nodiscard]] Result<Json> parse(std::string_view text);

// Streaming writer: appends to `out`; commas are its business.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);
  Writer& value(std::string_view v);
  Writer& value(const char* v) { return value(std::string_view{v}); }
  Writer& value(long long v);
  Writer& value(int v) { return value(static_cast<long long>(v)); }
  Writer& value(std::uint64_t v);
  Writer& value(double v);
  Writer& value(bool v);
  Writer& null();
  Writer& raw(std::string_view json);  // already JSON
 private:
  void comma();
  std::string& out_;
  bool need_comma_ = false;
};

}  // namespace hvs::json
