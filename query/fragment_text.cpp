#include "query/fragment_text.h"

#include <algorithm>
#include <string>
#include <utility>

namespace materia {
namespace {

constexpr const char* sign_before = "… ";
constexpr const char* sign_behind = " …";
constexpr std::string_view list_sign = "- ";
/// How far a cut is moved to find a space; a text without spaces is cut between code points.
constexpr std::size_t word_reach = 40;

bool is_space(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

/// Moves back to where a code point begins, in bytes that are no UTF-8 by as many as one could have.
std::size_t code_point_begin(std::string_view text, std::size_t position, std::size_t least) {
  for (int step = 0; step < 3 && position > least && position < text.size() &&
                     (static_cast<unsigned char>(text[position]) & 0xC0U) == 0x80U;
       ++step) {
    --position;
  }
  return position;
}

/// The beginning of the first word behind `position`, or of the code point there.
std::size_t next_word(std::string_view text, std::size_t position, std::size_t least, std::size_t most) {
  for (std::size_t at = position; at < std::min(most, position + word_reach); ++at) {
    if (is_space(text[at])) {
      return std::min(text.find_first_not_of(" \t\n\v\f\r", at), most);
    }
  }
  return code_point_begin(text, position, least);
}

/// The end of the last whole word before `position`, not before `least`.
std::size_t last_word_end(std::string_view text, std::size_t position, std::size_t least) {
  for (std::size_t at = position; at > least && at + word_reach > position; --at) {
    if (is_space(text[at])) {
      while (at > least && is_space(text[at - 1])) {
        --at;
      }
      return at;
    }
  }
  return std::max(code_point_begin(text, position, least), least);
}

std::vector<TextPiece> flatten(std::vector<TextPiece> pieces) {
  bool after_space = true;
  for (TextPiece& piece : pieces) {
    std::string line;
    for (std::size_t i = 0; i < piece.text.size(); ++i) {
      if (piece.text[i] == '\n' && std::string_view(piece.text).substr(i + 1).starts_with(list_sign)) {
        line += after_space ? "· " : " · ";
        i += list_sign.size();
        after_space = true;
      } else if (!is_space(piece.text[i])) {
        line += piece.text[i];
        after_space = false;
      } else if (!after_space) {
        line += ' ';
        after_space = true;
      }
    }
    piece.text = std::move(line);
  }
  return pieces;
}

/// Neighbours that are both no matches become one; empty ones go.
std::vector<TextPiece> merged(std::vector<TextPiece> pieces) {
  std::vector<TextPiece> result;
  for (TextPiece& piece : pieces) {
    if (piece.text.empty()) {
      continue;
    }
    if (!result.empty() && !result.back().match && !piece.match) {
      result.back().text += piece.text;
    } else {
      result.push_back(std::move(piece));
    }
  }
  return result;
}

}  // namespace

Cut cut_around(std::string_view text, TextRange whole, TextRange focus, std::size_t length) {
  if (whole.size() <= length) {
    return {whole, false, false};
  }
  Cut cut{whole, false, false};
  const std::size_t spare = length > focus.size() ? length - focus.size() : 0;
  // A text that ends soon leaves room for more of what stands before.
  const std::size_t behind = whole.end - focus.begin;
  const std::size_t before = std::max(spare / 2, behind < length ? length - behind : 0);
  if (focus.begin - whole.begin > before) {
    cut.range.begin = next_word(text, focus.begin - before, whole.begin, focus.begin);
  }
  if (whole.end - cut.range.begin > length) {
    const std::size_t wanted = std::min(std::max(cut.range.begin + length, focus.end), whole.end);
    cut.range.end = wanted < whole.end ? last_word_end(text, wanted, std::max(focus.end, cut.range.begin)) : wanted;
  }
  cut.cut_before = cut.range.begin > whole.begin;
  cut.cut_behind = cut.range.end < whole.end;
  return cut;
}

std::vector<TextPiece> one_line(std::string_view text, const std::vector<TextMatch>& matches, const Cut& cut) {
  std::vector<TextPiece> pieces = flatten(mark(text, matches, cut.range.begin, cut.range.end));
  if (cut.cut_before) {
    pieces.insert(pieces.begin(), {sign_before, false});
  }
  if (cut.cut_behind) {
    pieces.push_back({sign_behind, false});
  }
  return merged(std::move(pieces));
}

}  // namespace materia
