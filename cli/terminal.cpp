#include "cli/terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace materia {
namespace {

constexpr const char* plain = "\x1b[0m";

std::string pieces_as_text(const std::vector<TextPiece>& pieces, const std::string& open, const std::string& close) {
  std::string text;
  for (const TextPiece& piece : pieces) {
    text.append(piece.match ? open : "").append(piece.text).append(piece.match ? close : "");
  }
  return text;
}

}  // namespace

Style::Style() {
  const char* no_color = std::getenv("NO_COLOR");
  colours_ = isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

std::string Style::title(const std::vector<TextPiece>& pieces) const {
  return colours_ ? "\x1b[1m" + pieces_as_text(pieces, "\x1b[33m", "\x1b[39m") + plain
                  : pieces_as_text(pieces, "[", "]");
}

std::string Style::text(const std::vector<TextPiece>& pieces) const {
  return colours_ ? pieces_as_text(pieces, "\x1b[1;33m", plain) : pieces_as_text(pieces, "[", "]");
}

std::string Style::evidence(const std::vector<TextPiece>& pieces) const {
  std::string line;
  for (const TextPiece& piece : pieces) {
    std::string words = piece.text;
    std::replace(words.begin(), words.end(), '\n', ' ');
    if (piece.evidence == EvidenceMark::mention) {
      line += text({{words, true}});
    } else {
      line += colours_ && piece.evidence == EvidenceMark::cue ? "\x1b[4m" + words + plain : words;
    }
  }
  return line;
}

std::string Style::faint(const std::string& text) const {
  return colours_ ? "\x1b[2m" + text + plain : text;
}

std::string Style::facet(const std::string& scheme, const std::string& text) const {
  const char* colour = scheme == "therapy" ? "\x1b[36m" : scheme == "condition" ? "\x1b[35m" : "\x1b[34m";
  return colours_ ? colour + text + plain : text;
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string counted(std::size_t count, const std::string& noun) {
  return counted(count, noun, noun + "s");
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", grouped(count), count == 1 ? one : many);
}

}  // namespace materia
