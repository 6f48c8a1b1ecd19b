#include "indexer/abbreviations.h"

#include <algorithm>
#include <optional>

#include "store/word_case.h"

namespace materia {
namespace {

constexpr std::size_t longest_short_form = 10;

bool is_letter_or_digit(char character) {
  return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
         (character >= 'A' && character <= 'Z') || static_cast<unsigned char>(character) >= 0x80;
}

char lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

bool is_short_form(std::string_view text) {
  return text.size() >= 2 && text.size() <= longest_short_form && is_abbreviation(text) &&
         is_letter_or_digit(text.front());
}

std::size_t most_words(std::string_view short_form) {
  return std::min(short_form.size() + 5, short_form.size() * 2);
}

/// Where the long form begins that ends at the end of `text`; nothing where the letters are not in it.
std::optional<std::size_t> long_form_begin(std::string_view short_form, std::string_view text) {
  std::size_t at = text.size();
  for (std::size_t letter = short_form.size(); letter-- > 0;) {
    if (!is_letter_or_digit(short_form[letter])) {
      continue;
    }
    const auto fits = [&](std::size_t place) {
      return lower(text[place]) == lower(short_form[letter]) &&
             (letter > 0 || place == 0 || !is_letter_or_digit(text[place - 1]));
    };
    do {
      if (at == 0) {
        return std::nullopt;
      }
      --at;
    } while (!fits(at));
  }
  return at;
}

/// The last words of a text, at most so many, and none from before the end of a clause.
std::string_view last_words(std::string_view text, std::size_t most) {
  std::size_t begin = text.size();
  for (std::size_t words = 0; begin > 0; --begin) {
    const char before = text[begin - 1];
    if (std::string_view(".;:!?()[]\n").find(before) != std::string_view::npos) {
      break;
    }
    words += before == ' ' && begin < text.size() ? 1 : 0;
    if (words == most) {
      break;
    }
  }
  return text.substr(begin);
}

std::size_t word_count(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

class Definitions {
 public:
  explicit Definitions(std::string_view text) : text_(text) {}

  std::vector<AbbreviationDefinition> find() {
    for (std::size_t open = text_.find('('); open != std::string_view::npos; open = text_.find('(', open + 1)) {
      const std::size_t close = text_.find(')', open);
      if (close == std::string_view::npos) {
        break;
      }
      read(open, text_.substr(open + 1, close - open - 1));
    }
    return std::move(found_);
  }

 private:
  void read(std::size_t open, std::string_view inside) {
    inside = inside.substr(0, inside.find_first_of(",;\n"));
    std::size_t before = open;
    while (before > 0 && text_[before - 1] == ' ') {
      --before;
    }
    if (const std::string_view short_form = without_ending(inside); is_short_form(short_form)) {
      const std::string_view words = last_words(text_.substr(0, before), most_words(short_form));
      add(short_form, words, long_form_begin(short_form, words));
      return;
    }
    std::size_t begin = before;
    while (begin > 0 && (is_letter_or_digit(text_[begin - 1]) || text_[begin - 1] == '-')) {
      --begin;
    }
    const std::string_view short_form = without_ending(text_.substr(begin, before - begin));
    if (is_short_form(short_form) && word_count(inside) <= most_words(short_form) &&
        long_form_begin(short_form, inside) == std::size_t{0}) {
      add(short_form, inside, 0);
    }
  }

  void add(std::string_view short_form, std::string_view words, std::optional<std::size_t> begin) {
    if (!begin) {
      return;
    }
    const std::string_view long_form = words.substr(*begin);
    // "OA (OA)" explains nothing.
    if (long_form.size() > short_form.size()) {
      found_.push_back({range(short_form), range(long_form)});
    }
  }

  [[nodiscard]] TextRange range(std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - text_.data());
    return {begin, begin + part.size()};
  }

  std::string_view text_;
  std::vector<AbbreviationDefinition> found_;
};

}  // namespace

std::vector<AbbreviationDefinition> find_abbreviation_definitions(std::string_view text) {
  return Definitions(text).find();
}

}  // namespace materia
