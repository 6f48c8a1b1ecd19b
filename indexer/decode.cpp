#include "indexer/decode.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "indexer/characters.h"
#include "store/error.h"

namespace materia {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_high(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80;
}
bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
bool is_lower(char byte) {
  return byte >= 'a' && byte <= 'z';
}

void append(std::string& text, std::int32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t length = utf8proc_encode_char(code_point, bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

/// The bytes 0x80 to 0x9F of Windows-1252; 0 where it has no character. All others are as in Latin-1.
constexpr std::array<std::uint16_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::int32_t from_windows_1252(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 && value < 0xA0 ? windows_1252[value - 0x80U] : value;
}

/// Whether the high byte at `position` reads as Windows-1252 among its neighbours: a letter in a word, or a
/// punctuation mark. A capital behind a lower-case letter, or "ÿ", is rather a piece of broken UTF-8.
bool is_plausible_windows_1252(std::string_view bytes, std::size_t position) {
  const auto value = static_cast<unsigned char>(bytes[position]);
  const char before = position > 0 ? bytes[position - 1] : ' ';
  const char after = position + 1 < bytes.size() ? bytes[position + 1] : ' ';
  if (from_windows_1252(bytes[position]) == 0 || value == 0xFF) return false;
  if (value == 0x80 && (is_letter(before) || is_high(before))) return false;  // "€" behind a letter
  if (value < 0xC0 || value == 0xD7 || value == 0xF7) return true;
  const bool capital = value < 0xDF;
  if (capital && is_lower(before)) return false;
  const bool in_a_word = is_letter(before) || is_letter(after) || is_high(before) || is_high(after);
  // Words of one letter, in French, Italian and Portuguese.
  const bool word_of_its_own =
      std::string_view("\xC0\xC8\xC9\xE0\xE8\xE9\xF2\xF3").find(bytes[position]) != std::string_view::npos;
  return in_a_word || word_of_its_own;
}

struct Utf8Survey {
  std::size_t sequences = 0;    ///< valid characters of two bytes and more
  std::size_t invalid = 0;      ///< bytes that belong to no valid character
  std::size_t implausible = 0;  ///< of those, the ones that do not read as Windows-1252
};

Utf8Survey survey_utf8(std::string_view bytes) {
  Utf8Survey survey;
  for (std::size_t position = 0; position < bytes.size();) {
    if (!is_high(bytes[position])) {
      ++position;
      continue;
    }
    const std::size_t begin = position;
    next_character(bytes, position);
    if (position - begin > 1) {
      ++survey.sequences;
    } else {
      ++survey.invalid;
      if (!is_plausible_windows_1252(bytes, begin)) ++survey.implausible;
    }
  }
  return survey;
}

std::string utf8_from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const std::int32_t code_point = from_windows_1252(byte);
    if (!is_high(byte)) {
      text += byte;
    } else {
      append(text, code_point == 0 ? 0xFFFD : code_point);
    }
  }
  return text;
}

std::string utf8_from_utf16(std::string_view bytes, bool big_endian, std::size_t& invalid) {
  const auto unit_at = [&](std::size_t position) {
    const auto first = static_cast<unsigned char>(bytes[position]);
    const auto second = static_cast<unsigned char>(bytes[position + 1]);
    return static_cast<std::int32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t position = 0; position + 1 < bytes.size(); position += 2) {
    std::int32_t code_point = unit_at(position);
    if (code_point >= 0xD800 && code_point < 0xE000) {
      const std::int32_t low = code_point < 0xDC00 && position + 3 < bytes.size() ? unit_at(position + 2) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        position += 2;
      } else {
        code_point = 0xFFFD;
        ++invalid;
      }
    }
    append(text, code_point);
  }
  if (bytes.size() % 2 != 0) ++invalid;
  return text;
}

void refuse_binary(std::string_view bytes) {
  // A PDF may hold so much text that counting control characters does not find it out.
  if (bytes.starts_with("%PDF-")) throw Error("is not a text file (a PDF)");
  if (bytes.starts_with("{\\rtf")) throw Error("is not a text file (rich text)");
  std::size_t controls = 0;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    if ((value < 0x20 && (value < '\t' || value > '\r')) || value == 0x7F) ++controls;
  }
  // A stray NUL in a short text is a fault to repair; one in every twenty bytes is another kind of file.
  const bool many = controls >= 8 && controls * 20 > bytes.size();
  if (many || controls * 3 > bytes.size()) throw Error("is not a text file");
}

/// One spelling for each kind of line end and space, invalid bytes replaced, what is no text left out.
std::string tidy(std::string_view text, std::size_t& invalid, std::size_t& controls) {
  std::string tidied;
  tidied.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const std::int32_t code_point = next_character(text, position);
    if (code_point == '\r') {
      if (position == text.size() || text[position] != '\n') tidied += '\n';
      continue;
    }
    if (code_point == 0xFFFD) {
      if (position - begin == 1) ++invalid;
      tidied += replacement;
      continue;
    }
    const CharacterUse use = use_of(code_point);
    if (use == CharacterUse::keep) tidied += text.substr(begin, position - begin);
    if (use == CharacterUse::space) tidied += ' ';
    if (use == CharacterUse::newline) tidied += '\n';
    if (use == CharacterUse::control) ++controls;
  }
  return tidied;
}

std::string counted(std::size_t count, std::string_view one, std::string_view what_was_done) {
  return fmt::format("{} {}{} {}", count, one, count == 1 ? "" : "s", what_was_done);
}

}  // namespace

DecodedText decode_text(std::string bytes) {
  DecodedText decoded;
  std::size_t invalid = 0;
  std::size_t controls = 0;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool big_endian = bytes.starts_with("\xFE\xFF");
    bytes = utf8_from_utf16(std::string_view(bytes).substr(2), big_endian, invalid);
    refuse_binary(bytes);
  } else {
    refuse_binary(bytes);
    const Utf8Survey survey = survey_utf8(bytes);
    const bool hardly_utf8 = survey.invalid > 10 * survey.sequences;
    const bool among_ascii = survey.invalid * 2 <= bytes.size();
    if (hardly_utf8 && among_ascii && survey.implausible * 10 <= survey.invalid) {
      bytes = utf8_from_windows_1252(bytes);
      decoded.repairs.emplace_back("converted from Windows-1252");
    } else if (survey.invalid * 3 > bytes.size()) {
      throw Error("is not a text file in UTF-8, UTF-16 or Windows-1252");
    }
  }
  decoded.text = tidy(bytes, invalid, controls);
  if (invalid > 0) decoded.repairs.push_back(counted(invalid, "invalid byte", "replaced"));
  if (controls > 0) decoded.repairs.push_back(counted(controls, "control character", "removed"));
  return decoded;
}

}  // namespace materia
