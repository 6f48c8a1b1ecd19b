#include "store/fold.h"

#include <utf8proc.h>

#include <array>

namespace materia {
namespace {

utf8proc_category_t category(std::int32_t code_point) {
  return utf8proc_category(code_point);
}

/// Letters that Unicode does not decompose and readers type without.
std::string_view written_out(std::int32_t code_point) {
  switch (code_point) {
    case 0x0152:  // Œ
    case 0x0153:
      return "oe";
    case 0x00C6:  // Æ
    case 0x00E6:
      return "ae";
    case 0x00D8:  // Ø
    case 0x00F8:
      return "o";
    case 0x0131:  // dotless i
      return "i";
    case 0x0142:  // ł
    case 0x0141:
      return "l";
    case 0x2019:  // right single quotation mark, the typographic apostrophe
    case 0x02BC:
      return "'";
    default:
      return {};
  }
}

void append_decomposed(std::int32_t code_point, std::string& folded) {
  std::array<utf8proc_int32_t, 24> parts{};
  int boundary = 0;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                                      UTF8PROC_STRIPMARK | UTF8PROC_IGNORE | UTF8PROC_STRIPNA);
  const utf8proc_ssize_t count = utf8proc_decompose_char(
      code_point, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
  const auto end = std::min(static_cast<std::size_t>(std::max<utf8proc_ssize_t>(count, 0)), parts.size());
  for (std::size_t i = 0; i < end; ++i) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t size = utf8proc_encode_char(parts[i], bytes.data());
    folded.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
  }
}

}  // namespace

CodePoint decode_code_point(std::string_view text, std::size_t position) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  utf8proc_int32_t value = -1;
  const utf8proc_ssize_t size =
      utf8proc_iterate(bytes + position, static_cast<utf8proc_ssize_t>(text.size() - position), &value);
  if (size <= 0) {
    return {-1, 1};
  }
  return {value, static_cast<std::size_t>(size)};
}

bool is_letter(std::int32_t code_point) {
  if (code_point < 0x80) {
    return is_ascii_letter(code_point);
  }
  const auto kind = category(code_point);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_digit(std::int32_t code_point) {
  if (code_point < 0x80) {
    return is_ascii_digit(code_point);
  }
  const auto kind = category(code_point);
  return kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO;
}

bool is_mark(std::int32_t code_point) {
  if (code_point < 0x80) {
    return false;
  }
  const auto kind = category(code_point);
  return kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME;
}

bool is_upper_case(std::int32_t code_point) {
  if (code_point < 0x80) {
    return code_point >= 'A' && code_point <= 'Z';
  }
  return category(code_point) == UTF8PROC_CATEGORY_LU;
}

bool is_lower_case(std::int32_t code_point) {
  if (code_point < 0x80) {
    return code_point >= 'a' && code_point <= 'z';
  }
  return category(code_point) == UTF8PROC_CATEGORY_LL;
}

void append_folded(std::string_view word, std::string& folded) {
  for (std::size_t position = 0; position < word.size();) {
    const CodePoint point = code_point_at(word, position);
    position += point.size;
    if (point.value >= 0 && point.value < 0x80) {
      const auto character = static_cast<char>(point.value);
      folded += (character >= 'A' && character <= 'Z') ? static_cast<char>(character - 'A' + 'a') : character;
    } else if (const std::string_view letters = written_out(point.value); !letters.empty()) {
      folded += letters;
    } else if (point.value >= 0) {
      append_decomposed(point.value, folded);
    }
  }
}

}  // namespace materia
