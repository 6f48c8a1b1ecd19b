#include "store/analyzer.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_map>

#include "store/fold.h"
#include "store/reading_cache.h"
#include "store/word_boundary.h"
#include "store/word_lists.h"

namespace materia {
namespace {

/// Longer "words" are data (a base64 line); their beginning stands for them.
constexpr std::size_t word_limit = 64;
constexpr std::size_t bytes_of_a_term = 5;  ///< fewer than there are, so that there is room for all

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <typename Value>
using WordMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// At most word_limit bytes of a word, cut between code points.
std::string_view beginning(std::string_view word) {
  if (word.size() <= word_limit) {
    return word;
  }
  std::size_t size = word_limit;
  while (size > 0 && (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U) {
    --size;
  }
  return word.substr(0, size);
}

}  // namespace

struct Analyzer::Impl {
  Impl() : stemmer(sb_stemmer_new("english", "UTF_8")) {
    if (stemmer == nullptr) {
      throw std::runtime_error("libstemmer has no English stemmer; install libstemmer0d");
    }
    for (const ReadAs& pair : spelling_pairs()) {
      american.emplace(snowball(pair.word), read_as_listed(pair.read_as));
    }
  }
  ~Impl() { sb_stemmer_delete(stemmer); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  sb_stemmer* stemmer;
  WordMap<std::string> american;  ///< terms by the stem of the British spelling
  ReadingCache readings;
  std::string folded;

  /// Finds the next word; its folded form is left in `folded`, its bytes in `term`. With `wanted`, plain words that
  /// begin otherwise are passed over.
  bool next_word(std::string_view text, std::size_t& position, Term& term, Shape& shape, const WordBeginnings* wanted) {
    while (position < text.size()) {
      if (plain_word(text, position, term)) {
        if (wanted != nullptr && !wanted->may_have(folded[0], folded[1])) {
          continue;
        }
        shape = {};
        return true;
      }
      const CodePoint point = code_point_at(text, position);
      if (!is_letter(point.value) && !is_digit(point.value)) {
        position += point.size;
        continue;
      }
      shape = {};
      term.begin = position;
      term.end = position = end_of_word(text, position, shape);
      folded.clear();
      append_folded(beginning(text.substr(term.begin, term.end - term.begin)), folded);
      write_out(shape.kind);
      if (!folded.empty()) {
        return true;
      }
    }
    return false;
  }

  /// What most words are, taken without asking what Unicode says: two ASCII letters or more, at most one of them a
  /// capital, with nothing behind that could belong to them. Leaves everything as it is where another word begins.
  bool plain_word(std::string_view text, std::size_t& position, Term& term) {
    constexpr char small = 'a' ^ 'A';  // the bit that makes a capital a small letter
    std::array<char, word_limit> letters;
    const std::size_t limit = std::min(text.size(), position + word_limit);
    std::size_t end = position;
    std::size_t capitals = 0;
    for (; end < limit && is_ascii_letter(text[end]); ++end) {
      letters[end - position] = static_cast<char>(text[end] | small);
      capitals += text[end] <= 'Z' ? 1 : 0;
    }
    const std::size_t size = end - position;
    if (size < 2 || capitals > 1 ||
        (end < text.size() && (may_go_on(text[end]) || (end == limit && is_ascii_letter(text[end]))))) {
      return false;
    }
    folded.assign(letters.data(), size);
    term.begin = position;
    term.end = position = end;
    return true;
  }

  static bool may_go_on(char behind) {
    return behind == '\'' || is_ascii_digit(behind) || static_cast<unsigned char>(behind) >= 0x80;
  }

  void write_out(Shape::Kind kind) {
    std::erase(folded, ',');
    if (kind == Shape::Kind::initials) {
      std::erase(folded, '.');
    } else if (kind == Shape::Kind::greek_letter) {
      if (const std::string_view name = greek_name(folded); !name.empty()) {
        folded = name;
      }
    } else if (kind == Shape::Kind::fraction) {
      constexpr std::string_view fraction_slash = "\u2044";
      if (const std::size_t slash = folded.find(fraction_slash); slash != std::string::npos) {
        folded.replace(slash, fraction_slash.size(), "/");
      }
    }
  }

  /// Cuts a term down to the first of two words that `folded` is read as.
  bool split(std::size_t size, std::size_t& position, Term& term) {
    // Folding that adds or removes bytes leaves no place to cut at.
    if (size == 0 || folded.size() != term.end - term.begin) {
      return false;
    }
    term.end = position = term.begin + size;
    folded.resize(size);
    return true;
  }

  Reading reading_of(const std::string& word) {
    Reading reading;
    while (!readings.find(word, reading)) {
      readings.put(word, term_of(word), compound_split(word));
    }
    return reading;
  }

  std::string term_of(const std::string& word) {
    if (!exception(word).empty()) {
      return read_as_listed(word);
    }
    std::string stem = snowball(word);
    const auto pair = american.find(stem);
    return pair == american.end() ? stem : pair->second;
  }

  std::string read_as_listed(std::string_view word) {
    const std::string_view read_as = exception(word).empty() ? word : exception(word);
    return exception(read_as) == read_as ? std::string(read_as) : snowball(read_as);
  }

  std::string snowball(std::string_view word) const {
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) {
      throw std::bad_alloc();
    }
    const std::string text(reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer)));
    // The stemmer makes nothing of "'s"; a term is never empty.
    return text.empty() ? std::string(word) : text;
  }
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

bool Analyzer::next(std::string_view text, std::size_t& position, Term& term) {
  return read(text, position, term, nullptr);
}

bool Analyzer::next(std::string_view text, std::size_t& position, Term& term, const WordBeginnings& wanted) {
  return read(text, position, term, &wanted);
}

bool Analyzer::read(std::string_view text, std::size_t& position, Term& term, const WordBeginnings* wanted) {
  Shape shape;
  if (!impl_->next_word(text, position, term, shape, wanted)) {
    return false;
  }
  const Reading reading = impl_->reading_of(impl_->folded);
  if (impl_->split(reading.split, position, term)) {
    term.text = impl_->reading_of(impl_->folded).term;
    return true;
  }
  if (!shape.is_abbreviation()) {
    term.text = reading.term;
    return true;
  }
  term.text = impl_->folded;
  if (shape.small_s_at_end && term.text.size() > 2) {
    term.text.pop_back();
    if (term.text.back() == '\'') {
      term.text.pop_back();
    }
  }
  return true;
}

bool Analyzer::next_folded(std::string_view text, std::size_t& position, Term& term) {
  Shape shape;
  if (!impl_->next_word(text, position, term, shape, nullptr)) {
    return false;
  }
  impl_->split(compound_split(impl_->folded), position, term);
  term.text = impl_->folded;
  return true;
}

std::string Analyzer::fold(std::string_view word) {
  std::string folded;
  append_folded(word, folded);
  return folded;
}

std::vector<Term> Analyzer::analyze(std::string_view text) {
  std::vector<Term> terms;
  terms.reserve(text.size() / bytes_of_a_term + 1);
  Term term;
  for (std::size_t position = 0; next(text, position, term);) {
    terms.push_back(term);
  }
  return terms;
}

std::vector<Term> Analyzer::analyze(std::string_view text, std::string& words) {
  std::vector<Term> terms;
  terms.reserve(text.size() / bytes_of_a_term + 1);
  words.reserve(words.size() + text.size() + 1);
  Term term;
  for (std::size_t position = 0; next(text, position, term);) {
    terms.push_back(term);
    words.append(impl_->folded).push_back(' ');
  }
  return terms;
}

std::vector<std::string> Analyzer::read_otherwise(std::string_view beginning) {
  std::vector<std::string> words;
  for (const ReadAs& line : lines_beginning(beginning)) {
    words.emplace_back(line.read_as);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace materia
