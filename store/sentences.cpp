#include "store/sentences.h"

#include <algorithm>
#include <array>
#include <span>

#include "store/fold.h"

namespace materia {
namespace {

using namespace std::string_view_literals;

/// Never the end of a sentence: something always follows them. Without the last point, in small letters.
constexpr std::array title_words = {"approx"sv, "ca"sv,  "cf"sv,   "dr"sv, "drs"sv, "e.g"sv, "eg"sv, "eq"sv,  "fig"sv,
                                    "figs"sv,   "i.e"sv, "ie"sv,   "mr"sv, "mrs"sv, "ms"sv,  "mt"sv, "nos"sv, "pp"sv,
                                    "prof"sv,   "ref"sv, "refs"sv, "st"sv, "viz"sv, "vol"sv, "vs"sv};

/// May be the end of a sentence, which the next word tells.
constexpr std::array open_words = {"al"sv,  "aug"sv, "co"sv, "corp"sv, "dec"sv, "dept"sv, "est"sv, "etc"sv,  "feb"sv,
                                   "inc"sv, "jan"sv, "jr"sv, "ltd"sv,  "nov"sv, "oct"sv,  "sep"sv, "sept"sv, "sr"sv};

/// Words that begin a sentence more often than they stand behind an abbreviation.
constexpr std::array starters = {
    "a"sv,           "after"sv,     "all"sv,   "also"sv,    "although"sv, "an"sv,       "and"sv,      "another"sv,
    "as"sv,          "ask"sv,       "at"sv,    "because"sv, "both"sv,     "but"sv,      "by"sv,       "call"sv,
    "do"sv,          "doctors"sv,   "don't"sv, "during"sv,  "each"sv,     "even"sv,     "for"sv,      "from"sv,
    "he"sv,          "here"sv,      "his"sv,   "how"sv,     "however"sv,  "i"sv,        "if"sv,       "in"sv,
    "it"sv,          "its"sv,       "many"sv,  "more"sv,    "most"sv,     "my"sv,       "no"sv,       "not"sv,
    "often"sv,       "on"sv,        "one"sv,   "or"sv,      "other"sv,    "our"sv,      "patients"sv, "people"sv,
    "researchers"sv, "she"sv,       "since"sv, "so"sv,      "some"sv,     "symptoms"sv, "talk"sv,     "that"sv,
    "the"sv,         "their"sv,     "then"sv,  "there"sv,   "these"sv,    "they"sv,     "this"sv,     "those"sv,
    "to"sv,          "treatment"sv, "we"sv,    "what"sv,    "when"sv,     "where"sv,    "while"sv,    "who"sv,
    "why"sv,         "with"sv,      "you"sv,   "your"sv};

/// Longer runs of letters are no abbreviation and no starter.
constexpr std::size_t known_word_limit = 16;

bool is_space(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

char lowered(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  if (word.empty() || word.size() > known_word_limit) {
    return false;
  }
  std::array<char, known_word_limit> letters{};
  std::ranges::transform(word, letters.begin(), lowered);
  return std::ranges::find(words, std::string_view(letters.data(), word.size())) != words.end();
}

/// The length of what stands at `position` where it is one of `signs`, else 0.
std::size_t sign_at(std::string_view text, std::size_t position, std::span<const std::string_view> signs) {
  for (const std::string_view sign : signs) {
    if (text.substr(position).starts_with(sign)) {
      return sign.size();
    }
  }
  return 0;
}

std::size_t closing_at(std::string_view text, std::size_t position) {
  static constexpr std::array closing = {")"sv, "]"sv, "}"sv, "\""sv, "'"sv, "\u201D"sv, "\u2019"sv, "\u00BB"sv};
  return sign_at(text, position, closing);
}

std::size_t opening_at(std::string_view text, std::size_t position) {
  static constexpr std::array opening = {"("sv,      "["sv,      "{"sv,      "\""sv,     "'"sv,
                                         "\u201C"sv, "\u2018"sv, "\u00AB"sv, "\u00BF"sv, "\u00A1"sv};
  return sign_at(text, position, opening);
}

std::size_t list_sign_at(std::string_view text, std::size_t position) {
  static constexpr std::array list_signs = {"- "sv, "* "sv, "\u2022 "sv, "\u00B7 "sv, "\u2013 "sv};
  return sign_at(text, position, list_signs);
}

/// Stops of scripts that put no space behind them.
std::size_t wide_stop_at(std::string_view text, std::size_t position) {
  static constexpr std::array stops = {"\u3002"sv, "\uFF01"sv, "\uFF1F"sv};
  return sign_at(text, position, stops);
}

constexpr std::string_view ellipsis = "\u2026";

/// The bytes at which a sentence may end: line breaks, stops, and what the stops beyond ASCII begin with.
constexpr std::array<bool, 256> may_end = [] {
  std::array<bool, 256> bytes{};
  for (const unsigned char byte : {'\n', '.', '!', '?', '\xE2', '\xE3', '\xEF'}) {
    bytes[byte] = true;
  }
  return bytes;
}();

bool is_stop(char character) {
  return character == '.' || character == '!' || character == '?';
}

std::size_t skip_space(std::string_view text, std::size_t position) {
  while (position < text.size() && is_space(text[position])) {
    ++position;
  }
  return position;
}

/// What stands behind a stop: where its first word is, behind brackets and signs of a list.
struct Following {
  std::string_view text;
  std::size_t word = 0;
  bool listed = false;  ///< an item of a list

  Following(std::string_view whole, std::size_t position) : text(whole), word(skip_space(whole, position)) {
    if (const std::size_t sign = list_sign_at(text, word); sign > 0) {
      listed = true;
      word = skip_space(text, word + sign);
    }
    for (std::size_t size = 0; word < text.size() && (size = opening_at(text, word)) > 0;) {
      word += size;
    }
  }

  [[nodiscard]] bool at_end() const { return word >= text.size(); }
  [[nodiscard]] bool digit() const { return !at_end() && is_ascii_digit(text[word]); }
  [[nodiscard]] bool capital() const { return !at_end() && is_upper_case(code_point_at(text, word).value); }

  /// A small letter that does not begin a name like mRNA, iPSC or pH.
  [[nodiscard]] bool small() const {
    if (at_end() || !is_lower_case(code_point_at(text, word).value)) {
      return false;
    }
    for (std::size_t at = word + 1; at < text.size() && at < word + 4 && is_ascii_letter(text[at]); ++at) {
      if (text[at] >= 'A' && text[at] <= 'Z') {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool starter() const {
    std::size_t end = word;
    while (end < text.size() && end <= word + known_word_limit && (is_ascii_letter(text[end]) || text[end] == '\'')) {
      ++end;
    }
    return capital() && is_one_of(text.substr(word, end - word), starters);
  }
};

/// What stands directly before the point at `stop`, back to a space or an opening bracket: "e.g", "Dr", "U.S", "J".
std::string_view token_before(std::string_view text, std::size_t begin, std::size_t stop) {
  std::size_t at = stop;
  while (at > begin && stop - at <= known_word_limit &&
         (is_ascii_letter(text[at - 1]) || is_ascii_digit(text[at - 1]) || text[at - 1] == '.')) {
    --at;
  }
  return text.substr(at, stop - at);
}

/// Letters parted by points: U.S, p.m, Ph.D.
bool is_dotted(std::string_view token) {
  return token.find('.') != std::string_view::npos && is_ascii_letter(token.front()) &&
         std::ranges::none_of(token, is_ascii_digit) && token.find("..") == std::string_view::npos &&
         token.size() <= 2 * token.find('.') + 4;
}

/// True where one point at `stop`, white space behind it, ends the sentence that began at `begin`.
bool point_ends(std::string_view text, std::size_t begin, std::size_t stop, const Following& next) {
  const std::string_view token = token_before(text, begin, stop);
  if (token.empty()) {
    return true;
  }
  const bool numbers_item = token.data() == text.data() + begin && token.size() <= 3;
  if (numbers_item && std::ranges::all_of(token, is_ascii_digit)) {
    return false;
  }
  if (is_one_of(token, title_words)) {
    return false;
  }
  if (token == "No" || token == "no") {
    return !next.digit();
  }
  const bool initial = token.size() == 1 && token.front() >= 'A' && token.front() <= 'Z';
  if (initial || is_dotted(token) || is_one_of(token, open_words)) {
    return next.listed || next.starter();
  }
  return true;
}

/// A stop with all that belongs to it.
struct Stop {
  std::size_t first = 0;
  std::size_t end = 0;     ///< behind the closing quotes and brackets
  bool one_point = false;  ///< "." alone
};

/// REQUIRES: a stop or an ellipsis at `position`.
Stop stop_at(std::string_view text, std::size_t position) {
  Stop stop{position, position, false};
  while (stop.end < text.size()) {
    const bool dots = text.substr(stop.end).starts_with(ellipsis);
    if (!dots && !is_stop(text[stop.end])) {
      break;
    }
    stop.end += dots ? ellipsis.size() : 1;
  }
  stop.one_point = text[position] == '.' && stop.end == position + 1;
  for (std::size_t size = 0; stop.end < text.size() && (size = closing_at(text, stop.end)) > 0;) {
    stop.end += size;
  }
  return stop;
}

bool ends_sentence(std::string_view text, std::size_t begin, const Stop& stop) {
  if (stop.end >= text.size()) {
    return true;
  }
  if (!is_space(text[stop.end])) {
    return false;
  }
  const Following next(text, stop.end);
  if (next.at_end()) {
    return true;
  }
  return (next.listed || !next.small()) && (!stop.one_point || point_ends(text, begin, stop.first, next));
}

/// True where the line break at `position` ends a paragraph or stands before an item of a list.
bool ends_block(std::string_view text, std::size_t position) {
  std::size_t next = position + 1;
  while (next < text.size() && text[next] != '\n' && is_space(text[next])) {
    ++next;
  }
  return next >= text.size() || text[next] == '\n' || list_sign_at(text, next) > 0;
}

std::size_t end_of_sentence(std::string_view text, std::size_t begin) {
  for (std::size_t position = begin; position < text.size();) {
    const char character = text[position];
    if (!may_end[static_cast<unsigned char>(character)]) {
      ++position;
      continue;
    }
    if (character == '\n' && ends_block(text, position)) {
      return position;
    }
    if (is_stop(character) || (character == ellipsis.front() && text.substr(position).starts_with(ellipsis))) {
      const Stop stop = stop_at(text, position);
      if (ends_sentence(text, begin, stop)) {
        return stop.end;
      }
      position = stop.end;
      continue;
    }
    if (const std::size_t size = wide_stop_at(text, position)) {
      position += size;
      for (std::size_t closing = 0; position < text.size() && (closing = closing_at(text, position)) > 0;) {
        position += closing;
      }
      return position;
    }
    ++position;
  }
  return text.size();
}

}  // namespace

bool next_sentence(std::string_view text, std::size_t& position, TextRange& sentence) {
  while (true) {
    position = skip_space(text, position);
    const std::size_t sign = position < text.size() ? list_sign_at(text, position) : 0;
    if (sign == 0) {
      break;
    }
    position += sign;
  }
  if (position >= text.size()) {
    return false;
  }
  sentence.begin = position;
  sentence.end = position = end_of_sentence(text, position);
  while (sentence.end > sentence.begin && is_space(text[sentence.end - 1])) {
    --sentence.end;
  }
  return true;
}

std::vector<TextRange> sentences(std::string_view text) {
  std::vector<TextRange> found;
  TextRange sentence;
  for (std::size_t position = 0; next_sentence(text, position, sentence);) {
    found.push_back(sentence);
  }
  return found;
}

}  // namespace materia
