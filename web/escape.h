#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace materia {

/// The text with & < > " ' as character references: safe between tags and inside quoted attributes.
std::string escape_html(std::string_view text);

/// The text percent-encoded as one component of a URL; only letters, digits and - . _ ~ stay. Safe inside attributes.
std::string escape_url(std::string_view text);

/// HTML being written. A literal of our own source is markup; every other text is escaped on its way in, so nothing
/// that comes from a document, a vocabulary or a request can be printed around the escaping:
///
///     markup << "<h1>" << title << "</h1>";
///
/// A choice between literals of different lengths is a pointer, hence text: write two statements for markup.
class Markup {
 public:
  Markup() = default;

  template <std::size_t size>
  Markup& operator<<(const char (&literal)[size]) {
    html_.append(literal, size - 1);
    return *this;
  }
  Markup& operator<<(std::string_view text);
  Markup& operator<<(const Markup& other);
  template <std::integral Number>
  requires(sizeof(Number) > 1) Markup& operator<<(Number number) {
    html_ += std::to_string(number);
    return *this;
  }

  friend Markup data_block(std::string_view media_type, std::string_view json);
  [[nodiscard]] const std::string& html() const { return html_; }
  [[nodiscard]] bool empty() const { return html_.empty(); }

 private:
  std::string html_;
};

/// A <script> that holds JSON and is never run. Nothing in the JSON can end it: < > & are written as \u escapes, which
/// only strings can hold.
Markup data_block(std::string_view media_type, std::string_view json);

}  // namespace materia
