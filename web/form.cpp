#include "web/form.h"

#include <fmt/format.h>

#include <algorithm>

#include "web/readable_text.h"

namespace materia {
namespace {

constexpr std::string_view form_type = "application/x-www-form-urlencoded";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += text[at] == '+' ? ' ' : text[at];
    }
  }
  return out;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

bool has_content_type(const Request& request, std::string_view name) {
  std::string_view type = request.headers.content_type;
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return std::ranges::equal(type, name, {}, lower);
}

Parameters read_form(const Request& request) {
  if (!has_content_type(request, form_type)) {
    throw Refusal(415, fmt::format("A form is sent as {}.", form_type));
  }
  Parameters form;
  std::string_view rest = request.body;
  while (!rest.empty()) {
    const std::string_view field = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(field.size() + 1, rest.size()));
    if (field.empty()) continue;
    const std::size_t sign = std::min(field.find('='), field.size());
    form.emplace(decoded(field.substr(0, sign)), decoded(field.substr(std::min(sign + 1, field.size()))));
  }
  return form;
}

std::string field_text(const Parameters& form, const std::string& name, std::size_t most) {
  const auto found = form.find(name);
  if (found == form.end()) return {};
  if (found->second.size() > most) {
    throw BadRequest(
        fmt::format("“{}” is too long: {} bytes, where {} are possible.", name, found->second.size(), most));
  }
  return readable_text(found->second);
}

std::string own_path(std::string_view address, std::string_view otherwise) {
  const auto is_plain = [](char c) { return c > ' ' && c < '\x7F' && c != '\\'; };
  const bool own = address.starts_with('/') && !address.starts_with("//") && std::ranges::all_of(address, is_plain);
  return std::string(own ? address : otherwise);
}

}  // namespace materia
