#include "store/analyzer.h"

#include <libstemmer.h>

#include <stdexcept>
#include <unordered_map>

#include "embedded/analyzer_data.h"
#include "store/fold.h"

namespace materia {
namespace {

/// Stems are remembered, because a language uses few words often; forgotten all at once when there are too many.
constexpr std::size_t stem_cache_limit = 1 << 16;

/// Longer "words" are data (a base64 line); their beginning stands for them.
constexpr std::size_t word_limit = 64;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using WordMap = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;

WordMap read_exceptions() {
  WordMap exceptions;
  std::string_view rest = embedded::analyzer_data().front().content;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string_view::npos) {
      continue;
    }
    exceptions.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  return exceptions;
}

/// Read once for the program; immutable afterwards.
const WordMap& exceptions() {
  static const WordMap map = read_exceptions();
  return map;
}

/// What a word is read as; the word itself where the list has nothing of it.
const std::string& paired(const std::string& word) {
  const auto pair = exceptions().find(word);
  return pair == exceptions().end() ? word : pair->second;
}

bool is_kept_whole(const std::string& word) {
  const auto pair = exceptions().find(word);
  return pair != exceptions().end() && pair->second == word;
}

/// What the letters of a word look like, gathered while its end is looked for.
struct Shape {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool small_s_at_end = false;  ///< a lower-case s is the last letter
  bool small_i_at_start = false;

  /// PRP, MSC, L4; also MSCs and iPSCs, whose small letters are a plural and a prefix.
  [[nodiscard]] bool is_abbreviation() const {
    const std::size_t small = letters - capitals;
    const std::size_t allowed = (small_s_at_end ? 1U : 0U) + (small_i_at_start ? 1U : 0U);
    return capitals >= 2 && capitals <= 4 && small <= allowed;
  }
};

bool is_apostrophe(std::int32_t code_point) {
  return code_point == '\'' || code_point == 0x2019 || code_point == 0x02BC;
}

/// True when the point or comma at `position` stands between two digits: 2.5, 1,000.
bool joins_digits(std::string_view text, std::size_t position) {
  return position + 1 < text.size() && is_digit(code_point_at(text, position + 1).value);
}

/// The end of the word that begins at `position`, and its shape.
std::size_t end_of_word(std::string_view text, std::size_t position, Shape& shape) {
  std::int32_t previous = -1;
  while (position < text.size()) {
    const CodePoint point = code_point_at(text, position);
    if (is_letter(point.value)) {
      ++shape.letters;
      shape.capitals += is_upper_case(point.value) ? 1 : 0;
      shape.small_s_at_end = point.value == 's';
      shape.small_i_at_start = shape.small_i_at_start || (shape.letters == 1 && point.value == 'i');
    } else if (is_apostrophe(point.value)) {
      const std::size_t behind = position + point.size;
      if (!is_letter(previous) || behind >= text.size() || !is_letter(code_point_at(text, behind).value)) {
        break;
      }
    } else if (point.value == '.' || point.value == ',') {
      if (!is_digit(previous) || !joins_digits(text, position)) {
        break;
      }
    } else if (!is_digit(point.value) && !is_mark(point.value)) {
      break;
    }
    previous = point.value;
    position += point.size;
  }
  return position;
}

/// The same where the shape does not matter: most words are plain letters.
std::size_t end_of_word(std::string_view text, std::size_t position) {
  std::size_t end = position;
  while (end < text.size() && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]))) {
    ++end;
  }
  if (end == text.size() || text[end] == ' ' || text[end] == '\n') {
    return end;
  }
  Shape shape;
  return end_of_word(text, position, shape);
}

/// Moves `position` to the next letter or digit; false where there is none.
bool find_word(std::string_view text, std::size_t& position) {
  while (position < text.size()) {
    const CodePoint point = code_point_at(text, position);
    if (is_ascii_letter(point.value) || is_letter(point.value) || is_digit(point.value)) {
      return true;
    }
    position += point.size;
  }
  return false;
}

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
  }
  ~Impl() { sb_stemmer_delete(stemmer); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  sb_stemmer* stemmer;
  WordMap stems;
  std::string folded;

  /// Finds the next word; its folded form is left in `folded`, its bytes in `term`.
  bool next_word(std::string_view text, std::size_t& position, Term& term, Shape& shape) {
    while (find_word(text, position)) {
      shape = {};
      term.begin = position;
      term.end = position = end_of_word(text, position, shape);
      folded.clear();
      append_folded(beginning(text.substr(term.begin, term.end - term.begin)), folded);
      std::erase(folded, ',');
      if (!folded.empty()) {
        return true;
      }
    }
    return false;
  }

  const std::string& stem_of(const std::string& word) {
    if (const auto known = stems.find(word); known != stems.end()) {
      return known->second;
    }
    if (stems.size() >= stem_cache_limit) {
      stems.clear();
    }
    const std::string& read_as = paired(word);
    if (is_kept_whole(read_as)) {
      return stems.emplace(word, read_as).first->second;
    }
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(read_as.data()), static_cast<int>(read_as.size()));
    if (stem == nullptr) {
      throw std::bad_alloc();
    }
    const std::string text(reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer)));
    // The stemmer makes nothing of "'s"; a term is never empty.
    return stems.emplace(word, text.empty() ? word : text).first->second;
  }
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

bool Analyzer::next(std::string_view text, std::size_t& position, Term& term) {
  Shape shape;
  if (!impl_->next_word(text, position, term, shape)) {
    return false;
  }
  if (!shape.is_abbreviation()) {
    term.text = impl_->stem_of(impl_->folded);
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

bool Analyzer::next(std::string_view text, std::size_t& position, Term& term, const TermSieve& sieve) {
  while (find_word(text, position)) {
    if (sieve.lets_through(text, position)) {
      return next(text, position, term);
    }
    position = end_of_word(text, position);
  }
  return false;
}

bool Analyzer::next_folded(std::string_view text, std::size_t& position, Term& term) {
  Shape shape;
  if (!impl_->next_word(text, position, term, shape)) {
    return false;
  }
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
  Term term;
  for (std::size_t position = 0; next(text, position, term);) {
    terms.push_back(term);
  }
  return terms;
}

const std::vector<ReadOtherwise>& words_read_otherwise() {
  static const std::vector<ReadOtherwise> words = [] {
    std::vector<ReadOtherwise> found;
    Analyzer analyzer;
    const auto look_at = [&](const std::string& word) {
      Term term;
      std::size_t position = 0;
      if (analyzer.next(word, position, term) && term.text.substr(0, 2) != word.substr(0, 2)) {
        found.push_back({word, term.text});
      }
    };
    for (const auto& [word, read_as] : exceptions()) {
      look_at(word);
    }
    // Snowball English has these in a list; its rules change no word at its beginning.
    for (const char* word : {"dying", "lying", "tying"}) {
      look_at(word);
    }
    return found;
  }();
  return words;
}

}  // namespace materia
