#include "indexer/assertion_tokens.h"

#include <algorithm>
#include <array>

#include "store/fold.h"

namespace materia {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view curly_apostrophe = "\u2019";

/// Verbs that take "n't"; many write it without the apostrophe.
constexpr std::array contracted = {"do"sv,  "does"sv, "did"sv, "is"sv,    "are"sv,   "was"sv,    "were"sv,
                                   "has"sv, "have"sv, "had"sv, "would"sv, "could"sv, "should"sv, "ca"sv};
/// Words whose "'s" is "is", not a possessive.
constexpr std::array before_is = {"it"sv, "there"sv, "that"sv, "here"sv, "he"sv, "she"sv, "what"sv, "who"sv};

/// Longer words are none of a cue's.
constexpr std::size_t longest_word = 24;

/// A word without its letter case, apostrophes straight; empty where it is too long for a cue.
class LoweredWord {
 public:
  void add(char character) {
    if (size_ < letters_.size()) {
      letters_[size_] = character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
    }
    ++size_;
  }
  [[nodiscard]] std::string_view text() const {
    return size_ <= letters_.size() ? std::string_view(letters_.data(), size_) : std::string_view();
  }

 private:
  std::array<char, longest_word> letters_{};
  std::size_t size_ = 0;
};

class TokenReader {
 public:
  TokenReader(std::string_view text, const AssertionCues& cues, std::vector<CueToken>& tokens)
      : text_(text), cues_(cues), tokens_(tokens) {}

  void read(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const char character = text_[at];
      if (is_word_byte(at)) {
        at = read_word(at, end);
      } else if (character == ',') {
        put(CueToken::Kind::comma, at, at + 1);
        ++at;
      } else if (const std::size_t size = wall_at(at, begin)) {
        put(character == '?'   ? CueToken::Kind::question
            : character == ':' ? CueToken::Kind::colon
                               : CueToken::Kind::wall,
            at, at + size);
        at += size;
      } else {
        if (character == '(') {
          ++depth_;
        } else if (character == ')' && depth_ > 0) {
          --depth_;
        }
        at += code_point_at(text_, at).size;
      }
    }
  }

  void put(CueToken::Kind kind, std::size_t begin, std::size_t end, std::size_t mention = 0) {
    CueToken& token = tokens_.emplace_back();
    token.kind = kind;
    token.mention = mention;
    token.begin = begin;
    token.end = end;
    token.depth = depth_;
  }

 private:
  [[nodiscard]] bool is_word_byte(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) {
      return is_ascii_letter(byte) || is_ascii_digit(byte);
    }
    return is_letter(code_point_at(text_, at).value);
  }

  /// The size of a sign that parts clauses; a hyphen does so only between spaces, a colon only before one.
  [[nodiscard]] std::size_t wall_at(std::size_t at, std::size_t begin) const {
    const std::string_view rest = text_.substr(at);
    const bool before_space = rest.size() > 1 && rest[1] == ' ';
    if (rest.front() == ';' || rest.front() == '?' || (rest.front() == ':' && before_space)) {
      return 1;
    }
    if (rest.front() == '-') {
      const bool behind_space = at > begin && text_[at - 1] == ' ';
      return rest.starts_with("--") ? 2 : (behind_space && before_space ? 1 : 0);
    }
    for (const std::string_view dash : {"\u2014"sv, "\u2013 "sv}) {
      if (rest.starts_with(dash)) {
        return dash.size();
      }
    }
    return 0;
  }

  std::size_t read_word(std::size_t begin, std::size_t end) {
    LoweredWord word;
    std::size_t at = begin;
    while (at < end) {
      if (is_word_byte(at)) {
        const std::size_t size = code_point_at(text_, at).size;
        for (const char byte : text_.substr(at, size)) {
          word.add(byte);
        }
        at += size;
        continue;
      }
      const bool curly = text_.substr(at).starts_with(curly_apostrophe);
      const std::size_t size = curly ? curly_apostrophe.size() : 1;
      if ((!curly && text_[at] != '\'') || at + size >= end || !is_word_byte(at + size)) {
        break;
      }
      word.add('\'');
      at += size;
    }
    put_word(word.text(), begin, at);
    return at;
  }

  void put_word(std::string_view word, std::size_t begin, std::size_t end) {
    if (word == "cannot") {
      put_words("can", "not", begin, end);
      return;
    }
    if (word.ends_with("n't") || word.ends_with("nt")) {
      const std::string_view verb = word.substr(0, word.size() - (word.ends_with("n't") ? 3 : 2));
      if (word.ends_with("n't") || std::ranges::find(contracted, verb) != contracted.end()) {
        put_words(verb == "ca"    ? "can"sv
                  : verb == "wo"  ? "will"sv
                  : verb == "sha" ? "shall"sv
                                  : verb,
                  "not", begin, end);
        return;
      }
    }
    if (word.ends_with("'s")) {
      word.remove_suffix(2);
      if (std::ranges::find(before_is, word) != before_is.end()) {
        put_words(word, "is", begin, end);
        return;
      }
    }
    put_one(word, begin, end);
  }

  void put_words(std::string_view first, std::string_view second, std::size_t begin, std::size_t end) {
    put_one(first, begin, end);
    put_one(second, begin, end);
  }

  void put_one(std::string_view word, std::size_t begin, std::size_t end) {
    put(CueToken::Kind::word, begin, end);
    CueToken& token = tokens_.back();
    token.word = cues_.number_of(word);
    token.adverb = cues_.is(token.word, WordClass::adverb) || (word.size() > 4 && word.ends_with("ly"));
    token.past = (word.size() > 3 && word.ends_with("ed")) || cues_.is(token.word, WordClass::past);
  }

  std::string_view text_;
  const AssertionCues& cues_;
  std::vector<CueToken>& tokens_;
  std::uint8_t depth_ = 0;
};

}  // namespace

void read_cue_tokens(std::string_view text, const TextRange& sentence, std::span<const TextRange> mentions,
                     const AssertionCues& cues, std::vector<CueToken>& tokens) {
  tokens.clear();
  TokenReader reader(text, cues, tokens);
  std::size_t at = sentence.begin;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    reader.read(at, mentions[i].begin);
    reader.put(CueToken::Kind::mention, mentions[i].begin, mentions[i].end, i);
    at = mentions[i].end;
  }
  reader.read(at, sentence.end);
}

}  // namespace materia
