#include "core/base/json.hpp"

#include <algorithm>

#include "core/base/number.hpp"
#include "core/base/text.hpp"

namespace hvs::json {
namespace {

const Json nothing;

// Text that is no UTF-8 is mended first, so that a writer can never emit broken JSON.
void put_string(std::string& out, std::string_view raw) {
  constexpr std::string_view hex = "0123456789abcdef";
  const std::string mended = text::is_utf8(raw) ? std::string{} : text::well_formed(raw);
  if (!mended.empty()) raw = mended;
  out += '"';
  for (const char c : raw) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += hex[static_cast<unsigned char>(c) >> 4];
          out += hex[static_cast<unsigned char>(c) & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void put_number(std::string& out, double v) {
  const auto before = out.size();
  number::put_double(out, v);
  if (out.size() == before) out += "null";  // JSON has no infinities
}

void write(std::string& out, const Json& v) {
  bool first = true;
  switch (v.type()) {
    case Json::Type::null:
      out += "null";
      break;
    case Json::Type::boolean:
      out += v.boolean() ? "true" : "false";
      break;
    case Json::Type::number:
      if (v.is_whole()) {
        out += std::to_string(v.integer());
      } else {
        put_number(out, v.number());
      }
      break;
    case Json::Type::string:
      put_string(out, v.string());
      break;
    case Json::Type::array:
      out += '[';
      for (const auto& item : v.items()) {
        if (!first) out += ',';
        first = false;
        write(out, item);
      }
      out += ']';
      break;
    case Json::Type::object:
      out += '{';
      for (const auto& [key, value] : v.members()) {
        if (!first) out += ',';
        first = false;
        put_string(out, key);
        out += ':';
        write(out, value);
      }
      out += '}';
      break;
  }
}

}  // namespace

Json Json::of(bool v) {
  Json out;
  out.type_ = Type::boolean;
  out.boolean_ = v;
  return out;
}

Json Json::of(double v) {
  Json out;
  out.type_ = Type::number;
  out.number_ = v;
  return out;
}

Json Json::of(long long v) {
  Json out;
  out.type_ = Type::number;
  out.whole_ = true;
  out.integer_ = v;
  out.number_ = static_cast<double>(v);
  return out;
}

Json Json::of(std::string v) {
  Json out;
  out.type_ = Type::string;
  out.string_ = std::move(v);
  return out;
}

Json Json::array() {
  Json out;
  out.type_ = Type::array;
  return out;
}

Json Json::object() {
  Json out;
  out.type_ = Type::object;
  return out;
}

Json Json::object(std::vector<Member> members) {
  Json out;
  out.type_ = Type::object;
  out.members_ = std::move(members);
  // Duplicate keys: the last value stays, where the key came first. Sorting keeps a hostile object of many keys cheap.
  std::vector<std::size_t> order(out.members_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return out.members_[a].first < out.members_[b].first; });
  std::vector<bool> gone(order.size(), false);
  bool any = false;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && out.members_[order[end]].first == out.members_[order[i]].first) ++end;
    if (end - i > 1) {
      any = true;
      out.members_[order[i]].second = std::move(out.members_[order[end - 1]].second);
      for (std::size_t k = i + 1; k < end; ++k) gone[order[k]] = true;
    }
    i = end;
  }
  if (any) {
    std::vector<Member> kept;
    for (std::size_t i = 0; i < gone.size(); ++i) {
      if (!gone[i]) kept.push_back(std::move(out.members_[i]));
    }
    out.members_ = std::move(kept);
  }
  return out;
}

const Json& Json::at(std::string_view key) const {
  for (const auto& member : members_) {
    if (member.first == key) return member.second;
  }
  return nothing;
}

const Json& Json::at(std::size_t index) const { return index < items_.size() ? items_[index] : nothing; }

std::string_view Json::string(std::string_view otherwise) const {
  return type_ == Type::string ? std::string_view{string_} : otherwise;
}

long long Json::integer(long long otherwise) const {
  if (whole_) return integer_;
  constexpr double exact = 9007199254740992.0;  // 2^53: beyond it a double no longer names one integer
  if (type_ != Type::number || !(number_ >= -exact && number_ <= exact)) return otherwise;
  const auto whole = static_cast<long long>(number_);
  return static_cast<double>(whole) == number_ ? whole : otherwise;
}

double Json::number(double otherwise) const { return type_ == Type::number ? number_ : otherwise; }
bool Json::boolean(bool otherwise) const { return type_ == Type::boolean ? boolean_ : otherwise; }

Json& Json::set(std::string key, Json value) {
  type_ = Type::object;
  for (auto& member : members_) {
    if (member.first == key) {
      member.second = std::move(value);
      return *this;
    }
  }
  members_.emplace_back(std::move(key), std::move(value));
  return *this;
}

Json& Json::push(Json value) {
  type_ = Type::array;
  items_.push_back(std::move(value));
  return *this;
}

std::string Json::dump() const {
  std::string out;
  write(out, *this);
  return out;
}

void Writer::comma() {
  if (need_comma_) out_ += ',';
  need_comma_ = true;
}
Writer& Writer::begin_object() {
  comma();
  out_ += '{';
  need_comma_ = false;
  return *this;
}
Writer& Writer::end_object() {
  out_ += '}';
  need_comma_ = true;
  return *this;
}
Writer& Writer::begin_array() {
  comma();
  out_ += '[';
  need_comma_ = false;
  return *this;
}
Writer& Writer::end_array() {
  out_ += ']';
  need_comma_ = true;
  return *this;
}
Writer& Writer::key(std::string_view name) {
  comma();
  put_string(out_, name);
  out_ += ':';
  need_comma_ = false;
  return *this;
}
Writer& Writer::value(std::string_view v) {
  comma();
  put_string(out_, v);
  return *this;
}
Writer& Writer::value(long long v) {
  comma();
  out_ += std::to_string(v);
  return *this;
}
Writer& Writer::value(std::uint64_t v) {
  comma();
  out_ += std::to_string(v);
  return *this;
}
Writer& Writer::value(double v) {
  comma();
  put_number(out_, v);
  return *this;
}
Writer& Writer::value(bool v) {
  comma();
  out_ += v ? "true" : "false";
  return *this;
}
Writer& Writer::null() {
  comma();
  out_ += "null";
  return *this;
}
Writer& Writer::raw(std::string_view json) {
  comma();
  out_ += json;
  return *this;
}

}  // namespace hvs::json
