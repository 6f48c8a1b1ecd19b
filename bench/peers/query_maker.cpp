#include "bench/peers/query_maker.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/error.h"
#include "store/sentences.h"
#include "store/stop_words.h"

namespace materia {
namespace {

constexpr double rare_share = 1.0 / 2000;
constexpr double common_share = 1.0 / 20;
/// Where fewer words are so rare or so common, the rarest or the commonest are taken: a small corpus has no rare ones.
constexpr std::size_t least_choice = 100;

bool is_small_letter(char byte) {
  return byte >= 'a' && byte <= 'z';
}

/// In small letters; nothing for a word with anything but Latin letters, for an abbreviation and for a part of a
/// compound: engines take those apart in different ways.
std::optional<std::string> plain_word(std::string_view text, std::size_t begin, std::size_t end) {
  std::string word(text.substr(begin, end - begin));
  if (word[0] >= 'A' && word[0] <= 'Z') {
    word[0] = static_cast<char>(word[0] | 0x20);
  }
  const auto joins = [&](std::size_t position) {
    return position < text.size() && std::string_view("-'/_").find(text[position]) != std::string_view::npos;
  };
  if (word.size() < 3 || !std::all_of(word.begin(), word.end(), is_small_letter) || joins(end) ||
      (begin > 0 && joins(begin - 1)) || is_stop_word(word)) {
    return std::nullopt;
  }
  return word;
}

}  // namespace

QueryMaker::QueryMaker(std::vector<std::string> texts, std::uint64_t seed) : texts_(std::move(texts)), random_(seed) {
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    count_terms(texts_[i], i + 1);
  }
  sort_out_words();
}

void QueryMaker::count_terms(const std::string& text, std::size_t number) {
  Term term;
  for (std::size_t position = 0; analyzer_.next(text, position, term);) {
    Count& count = counts_[term.text];
    if (count.last != number) {
      count.last = number;
      ++count.texts;
    }
    if (count.word.empty()) {
      count.word = plain_word(text, term.begin, term.end).value_or("");
    }
  }
}

void QueryMaker::sort_out_words() {
  std::vector<std::pair<std::size_t, std::string>> words;
  for (const auto& [term, count] : counts_) {
    if (!count.word.empty()) words.emplace_back(count.texts, count.word);
  }
  if (words.empty()) {
    throw Error("there are no words to make queries of");
  }
  std::sort(words.begin(), words.end());
  const auto share = [&](std::size_t i) {
    return static_cast<double>(words[i].first) / static_cast<double>(texts_.size());
  };
  std::set<std::string> rare;
  std::set<std::string> common;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i < least_choice || share(i) <= rare_share) rare.insert(words[i].second);
    if (i + least_choice >= words.size() || share(i) >= common_share) common.insert(words[i].second);
  }
  rare_.assign(rare.begin(), rare.end());
  common_.assign(common.begin(), common.end());
}

std::optional<std::string> QueryMaker::make(Shape shape) {
  switch (shape) {
    case Shape::rare:
      return random_.of(rare_);
    case Shape::common:
      return random_.of(common_);
    case Shape::two:
      return some_words(words_in(sentence()), 2);
    case Shape::three:
      return some_words(words_in(sentence()), 3);
    case Shape::phrase:
      return phrase();
    case Shape::prefix:
      return prefix();
    case Shape::question:
      return question();
    case Shape::any:
      return some_words(words_in(random_.of(texts_)), random_.between(4, 8));
  }
  return std::nullopt;
}

std::string_view QueryMaker::sentence() {
  const std::string& text = random_.of(texts_);
  const std::vector<TextRange> ranges = sentences(text);
  if (ranges.empty()) return {};
  const TextRange& range = random_.of(ranges);
  return std::string_view(text).substr(range.begin, range.size());
}

std::vector<QueryMaker::Word> QueryMaker::words_in(std::string_view text) {
  std::vector<Word> words;
  Term term;
  for (std::size_t position = 0; analyzer_.next(text, position, term);) {
    if (auto word = plain_word(text, term.begin, term.end)) {
      words.push_back({std::move(*word), term.begin, term.end});
    }
  }
  return words;
}

std::optional<std::string> QueryMaker::some_words(std::vector<Word> words, std::size_t count) {
  std::set<std::string> used;
  std::string query;
  for (std::size_t drawn = 0; drawn < words.size() && used.size() < count; ++drawn) {
    const std::string& word = random_.draw(words, drawn).text;
    if (used.insert(word).second) {
      query += (query.empty() ? "" : " ") + word;
    }
  }
  return used.size() == count ? std::optional(query) : std::nullopt;
}

std::optional<std::string> QueryMaker::phrase() {
  const std::vector<Word> words = words_in(sentence());
  const std::size_t count = random_.between(2, 3);
  if (words.size() < count) return std::nullopt;
  const std::size_t first = random_.below(words.size() - count + 1);
  std::string query = words[first].text;
  for (std::size_t i = first + 1; i < first + count; ++i) {
    if (words[i].begin != words[i - 1].end + 1) return std::nullopt;
    query += " " + words[i].text;
  }
  return "\"" + query + "\"";
}

std::optional<std::string> QueryMaker::prefix() {
  const std::vector<Word> words = words_in(sentence());
  if (words.empty()) return std::nullopt;
  const std::string& word = random_.of(words).text;
  const std::size_t letters = random_.between(3, 5);
  if (word.size() <= letters || is_stop_word(word.substr(0, letters))) return std::nullopt;
  return word.substr(0, letters) + "*";
}

/// Only a sentence of plain words, with a capital at its beginning alone: nothing in it is an operator or a name.
std::optional<std::string> QueryMaker::question() {
  std::string text(sentence());
  const std::size_t words = words_in(text).size();
  if (words < 6 || words > 12 || text.back() != '.') return std::nullopt;
  text.back() = '?';
  text[0] = static_cast<char>(text[0] | 0x20);
  const bool plain = std::all_of(text.begin(), text.end() - 1,
                                 [](char byte) { return is_small_letter(byte) || byte == ' ' || byte == ','; });
  return plain ? std::optional(text) : std::nullopt;
}

}  // namespace materia
