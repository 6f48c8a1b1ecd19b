#include "indexer/characters.h"

#include <utf8proc.h>

#include <algorithm>

#include "store/fold.h"

namespace materia {

CharacterUse use_of(std::int32_t code_point) {
  switch (code_point) {
    case '\n':
    case '\v':
    case '\f':
    case 0x85:
    case 0x2028:
    case 0x2029:
      return CharacterUse::newline;
    case '\t':
      return CharacterUse::keep;
    case 0xAD:    // soft hyphen
    case 0x2060:  // word joiner
    case 0xFEFF:  // byte order mark inside a text
      return CharacterUse::drop;
    default:
      break;
  }
  if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) return CharacterUse::control;
  if (code_point < 0xA0) return CharacterUse::keep;
  // Zero-width characters and the marks and overrides of writing direction.
  if (code_point >= 0x200B && code_point <= 0x200F) return CharacterUse::drop;
  if (code_point >= 0x202A && code_point <= 0x202E) return CharacterUse::drop;
  if (code_point >= 0x2066 && code_point <= 0x2069) return CharacterUse::drop;
  return utf8proc_category(code_point) == UTF8PROC_CATEGORY_ZS ? CharacterUse::space : CharacterUse::keep;
}

std::int32_t next_character(std::string_view text, std::size_t& position) {
  const CodePoint found = code_point_at(text, position);
  position += found.size;
  return found.value < 0 ? 0xFFFD : found.value;
}

bool is_capital_or_digit(std::int32_t code_point) {
  const utf8proc_category_t category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT || category == UTF8PROC_CATEGORY_LO ||
         category == UTF8PROC_CATEGORY_ND;
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  bool gap = false;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const std::int32_t code_point = next_character(text, position);
    const CharacterUse use = use_of(code_point);
    if (use == CharacterUse::drop) continue;
    if (code_point == ' ' || code_point == '\t' || code_point == '\r' || use == CharacterUse::space ||
        use == CharacterUse::newline) {
      gap = true;
    } else if (use == CharacterUse::keep) {
      if (gap && !line.empty()) line += ' ';
      gap = false;
      if (code_point == 0xFFFD) {
        line += "\xEF\xBF\xBD";
      } else {
        line += text.substr(begin, position - begin);
      }
    }
  }
  return line;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string lower_case(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    utf8proc_uint8_t bytes[4];
    const std::int32_t code_point = next_character(text, position);
    const utf8proc_ssize_t length = utf8proc_encode_char(utf8proc_tolower(code_point), bytes);
    lower.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  }
  return lower;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white_space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) - begin + 1);
}

std::string cut_at_word(std::string_view text, std::size_t limit) {
  constexpr std::string_view ellipsis = "…";
  if (text.size() <= limit) return std::string(text);
  std::size_t end = limit > ellipsis.size() ? limit - ellipsis.size() : 0;
  const std::size_t space = text.rfind(' ', end);
  if (space != std::string_view::npos && space > 0) {
    end = space;
  } else {
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  }
  std::string_view kept = text.substr(0, end);
  while (!kept.empty() && std::string_view(" ,;:-(").find(kept.back()) != std::string_view::npos) kept.remove_suffix(1);
  return std::string(kept) + std::string(ellipsis);
}

}  // namespace materia
