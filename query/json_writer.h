#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

// Private to the query room.

namespace materia {

/// Writes JSON as dumped() would dump a DOM of it, byte for byte, without the DOM: a page of results is tens of
/// kilobytes of small objects. Commas stand where they have to; fields and brackets are the caller's to put in order.
class JsonWriter {
 public:
  JsonWriter& open_object() { return open('{'); }
  JsonWriter& close_object() { return close('}'); }
  JsonWriter& open_array() { return open('['); }
  JsonWriter& close_array() { return close(']'); }

  /// The name of the value that is written next. REQUIRES: plain letters.
  JsonWriter& key(std::string_view name);
  /// A name that may hold anything.
  JsonWriter& any_key(std::string_view name);

  JsonWriter& text(std::string_view value);
  JsonWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  JsonWriter& number(double value);
  template <std::integral Number>
  JsonWriter& number(Number value) {
    comma();
    out_ += std::to_string(value);
    return *this;
  }
  JsonWriter& boolean(bool value) { return word(value ? "true" : "false"); }
  JsonWriter& null() { return word("null"); }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket) {
    comma();
    out_ += bracket;
    return *this;
  }
  JsonWriter& close(char bracket) {
    out_ += bracket;
    return *this;
  }
  JsonWriter& word(std::string_view value) {
    comma();
    out_ += value;
    return *this;
  }
  /// A value ends in none of these.
  void comma() {
    if (!out_.empty() && out_.back() != '{' && out_.back() != '[' && out_.back() != ':') out_ += ',';
  }

  std::string out_;
};

}  // namespace materia
