#include "web/request_frame.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace materia {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view head_end = "\r\n\r\n";

RequestFrame refused(int status) {
  return {RequestFrame::State::refused, 0, status};
}

bool same_word(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// A line break of another kind, or a NUL: what follows could be read in two ways.
bool is_ambiguous(std::string_view head) {
  for (std::size_t at = head.find_first_of(std::string_view("\r\n\0", 3)); at != std::string_view::npos;
       at = head.find_first_of(std::string_view("\r\n\0", 3), at + 2)) {
    if (head.substr(at, 2) != line_end) return true;
  }
  return false;
}

/// "GET /search?q=knee HTTP/1.1"
bool is_request_line(std::string_view line) {
  const std::size_t method = line.find(' ');
  const std::size_t version = line.rfind(' ');
  if (method == std::string_view::npos || method == 0 || version <= method + 1) return false;
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const std::string_view target = line.substr(method + 1, version - method - 1);
  return std::ranges::all_of(line.substr(0, method), is_letter) && target.find(' ') == std::string_view::npos &&
         line.substr(version + 1).starts_with("HTTP/1.");
}

struct BodyHeaders {
  std::optional<std::size_t> length;
  bool asks_to_send = false;
  int refused = 0;
};

BodyHeaders read_headers(std::string_view lines, std::size_t longest_body) {
  BodyHeaders body;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find(line_end));
    lines.remove_prefix(std::min(line.size() + line_end.size(), lines.size()));
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    // Also what continues the line above, and a name with a space before the colon, which some read as another name.
    if (colon == std::string_view::npos || name.empty() || name.find_first_of(" \t") != std::string_view::npos) {
      body.refused = 400;
      return body;
    }
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (same_word(name, "Transfer-Encoding")) {
      body.refused = 411;
      return body;
    }
    if (same_word(name, "Expect")) body.asks_to_send = same_word(value, "100-continue");
    if (!same_word(name, "Content-Length")) continue;
    std::size_t length = 0;
    const auto [stopped, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    const bool too_long = error == std::errc::result_out_of_range || length > longest_body;
    const bool is_number = !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_number || body.length || too_long) {
      body.refused = is_number && !body.length ? 413 : 400;
      return body;
    }
    body.length = length;
  }
  return body;
}

}  // namespace

RequestFrame frame_request(std::string_view received, const RequestLimits& limits) {
  const std::size_t first_end = received.find(line_end);
  // A part of what ends a line or a head may have come: it doesn't count, as it doesn't when all of it has.
  const std::size_t longest_line = limits.line + (first_end == std::string_view::npos ? line_end.size() - 1 : 0);
  if (std::min(first_end, received.size()) > longest_line) return refused(414);
  const std::size_t end = received.find(head_end);
  const std::string_view head = received.substr(0, end);
  const std::size_t longest_head = limits.head + (end == std::string_view::npos ? head_end.size() - 1 : 0);
  if (head.size() > longest_head) return refused(431);
  if (end == std::string_view::npos) return {};
  if (is_ambiguous(head) || !is_request_line(head.substr(0, first_end))) return refused(400);

  const std::string_view headers = head.substr(std::min(first_end + line_end.size(), head.size()));
  const BodyHeaders body = read_headers(headers, limits.body);
  if (body.refused != 0) return refused(body.refused);
  const std::size_t size = end + head_end.size() + body.length.value_or(0);
  if (received.size() >= size) return {RequestFrame::State::whole, size};
  return {RequestFrame::State::incomplete, 0, 0, body.asks_to_send};
}

}  // namespace materia
