#include "web/escape.h"

namespace materia {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t at = text.find_first_of("&<>\"'"); at != std::string_view::npos;
       at = text.find_first_of("&<>\"'", done)) {
    out.append(text.substr(done, at - done));
    switch (text[at]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += "&#39;";
    }
    done = at + 1;
  }
  out.append(text.substr(done));
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_escaped(out, text);
  return out;
}

Markup data_block(std::string_view media_type, std::string_view json) {
  Markup out;
  out << "<script type=\"" << media_type << "\">";
  for (const char c : json) {
    switch (c) {
      case '<':
        out.html_ += "\\u003c";
        break;
      case '>':
        out.html_ += "\\u003e";
        break;
      case '&':
        out.html_ += "\\u0026";
        break;
      default:
        out.html_ += c;
    }
  }
  return out << "</script>\n";
}

std::string escape_url(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

Markup& Markup::operator<<(std::string_view text) {
  append_escaped(html_, text);
  return *this;
}

Markup& Markup::operator<<(const Markup& other) {
  html_ += other.html_;
  return *this;
}

}  // namespace materia
