#include "query/suggestion_index.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "store/stop_words.h"

namespace materia {
namespace {

/// Words of a text that are looked at; a title that is longer is a sentence.
constexpr std::size_t words_of_text = 32;
/// Words of what was typed.
constexpr std::size_t typed_words = 16;

bool begins_with(const TypedBeginning::Word& typed, std::uint32_t word) {
  return word - typed.first < typed.end - typed.first;
}

}  // namespace

/// Numbers words as they come; ordered, they get their final numbers.
class SuggestionIndex::Builder {
 public:
  Builder(SuggestionIndex& index, Analyzer& analyzer) : index_(index), analyzer_(analyzer) {
    index_.begin_.push_back(0);
  }

  void add(std::string_view text) {
    for_each_word(text, [this](const std::string& word) { add_word(word); });
    end_text();
  }

  /// Titles with the same words are one.
  void add_title(DocumentId id, std::string_view title) {
    std::string words;
    for_each_word(title, [&](const std::string& word) {
      words.append(word).append(1, ' ');
      add_word(word);
    });
    const auto [place, is_new] = titles_.try_emplace(std::move(words), index_.titles_.size());
    if (is_new) {
      end_text();
      index_.titles_.push_back({id, 1});
    } else {
      index_.words_of_texts_.resize(index_.begin_.back());
      ++index_.titles_[place->second].documents;
    }
  }

  void finish() {
    std::vector<const std::pair<const std::string, std::uint32_t>*> words;
    words.reserve(numbers_.size());
    for (const auto& word : numbers_) {
      words.push_back(&word);
    }
    std::sort(words.begin(), words.end(),
              [](const auto* left, const auto* right) { return left->first < right->first; });
    std::vector<std::uint32_t> ordered(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      ordered[words[i]->second] = static_cast<std::uint32_t>(i);
      index_.word_begin_.push_back(static_cast<std::uint32_t>(index_.letters_.size()));
      index_.letters_ += words[i]->first;
    }
    index_.word_begin_.push_back(static_cast<std::uint32_t>(index_.letters_.size()));
    for (std::uint32_t& word : index_.words_of_texts_) {
      word = ordered[word];
    }
    index_.words_of_texts_.push_back(0);
    index_.letters_.shrink_to_fit();
    index_.words_of_texts_.shrink_to_fit();
    index_.begin_.shrink_to_fit();
  }

 private:
  template <typename Function>
  void for_each_word(std::string_view text, const Function& function) {
    Term term;
    for (std::size_t position = 0; analyzer_.next_folded(text, position, term);) {
      function(term.text);
    }
  }
  void add_word(const std::string& word) {
    if (index_.words_of_texts_.size() - index_.begin_.back() == words_of_text) {
      return;
    }
    const auto number = static_cast<std::uint32_t>(numbers_.size());
    index_.words_of_texts_.push_back(numbers_.try_emplace(word, number).first->second);
  }
  void end_text() { index_.begin_.push_back(static_cast<std::uint32_t>(index_.words_of_texts_.size())); }

  SuggestionIndex& index_;
  Analyzer& analyzer_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_map<std::string, std::size_t> titles_;  ///< by their words
};

SuggestionIndex::SuggestionIndex(Reader& reader, const Vocabulary& vocabulary, Analyzer& analyzer)
    : phrases_(reader.phrases()) {
  Builder builder(*this, analyzer);
  for (std::size_t position = 0; position < vocabulary.concepts().size(); ++position) {
    const std::vector<Label>& labels = vocabulary.concepts()[position].labels;
    for (std::size_t label = 0; label < labels.size(); ++label) {
      if (labels[label].kind == LabelKind::tagging) {
        continue;
      }
      builder.add(labels[label].text);
      names_.push_back({static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(label)});
    }
  }
  reader.for_each_title(
      [&](DocumentId id, std::string_view title, bool /*inferred*/) { builder.add_title(id, title); });
  for (const CountedText& phrase : phrases_) {
    builder.add(phrase.text);
  }
  builder.finish();
}

std::string_view SuggestionIndex::word(std::size_t index) const {
  return std::string_view(letters_).substr(word_begin_[index], word_begin_[index + 1] - word_begin_[index]);
}

std::pair<std::uint32_t, std::uint32_t> SuggestionIndex::words_beginning(std::string_view beginning) const {
  const auto first_not = [&](auto&& is_before) {
    std::size_t first = 0;
    std::size_t end = word_begin_.size() - 1;
    while (first < end) {
      const std::size_t middle = first + (end - first) / 2;
      if (is_before(word(middle).substr(0, beginning.size()))) {
        first = middle + 1;
      } else {
        end = middle;
      }
    }
    return static_cast<std::uint32_t>(first);
  };
  return {first_not([&](std::string_view start) { return start < beginning; }),
          first_not([&](std::string_view start) { return start <= beginning; })};
}

TypedBeginning SuggestionIndex::read(std::string_view typed, Analyzer& analyzer) const {
  TypedBeginning read;
  std::vector<bool> stop_words;
  Term term;
  for (std::size_t position = 0; read.words.size() < typed_words && analyzer.next_folded(typed, position, term);) {
    const auto [first, end] = words_beginning(term.text);
    const bool whole = term.end < typed.size();
    read.words.push_back({first, end, whole, first < end && word(first) == term.text});
    stop_words.push_back(whole && is_stop_word(term.text));
  }
  for (std::size_t i = 0; i < read.words.size(); ++i) {
    if (!stop_words[i]) {
      read.content.push_back(read.words[i]);
    }
  }
  if (read.content.empty()) {
    read.content = read.words;
  }
  read.required = read.content;
  std::stable_sort(read.required.begin(), read.required.end(),
                   [](const TypedBeginning::Word& left, const TypedBeginning::Word& right) {
                     return left.end - left.first < right.end - right.first;
                   });
  return read;
}

bool SuggestionIndex::has_all(const TypedBeginning& typed, std::span<const std::uint32_t> words) {
  return std::all_of(typed.required.begin(), typed.required.end(), [&](const TypedBeginning::Word& wanted) {
    return std::any_of(words.begin(), words.end(), [&](std::uint32_t word) { return begins_with(wanted, word); });
  });
}

SuggestionIndex::Fit SuggestionIndex::fit(const TypedBeginning& typed, std::span<const std::uint32_t> words) {
  Fit fit;
  fit.length = static_cast<std::uint32_t>(words.size());
  for (const TypedBeginning::Word& wanted : typed.required) {
    const bool is_there = wanted.exact && std::find(words.begin(), words.end(), wanted.first) != words.end();
    fit.inexact += wanted.whole && !is_there ? 1 : 0;
  }
  const auto side_by_side = [&](const std::vector<TypedBeginning::Word>& wanted) {
    return std::search(words.begin(), words.end(), wanted.begin(), wanted.end(),
                       [](std::uint32_t word, const TypedBeginning::Word& one) { return begins_with(one, word); });
  };
  auto together = side_by_side(typed.words);
  if (together == words.end() && typed.content.size() < typed.words.size()) {
    together = side_by_side(typed.content);
  }
  auto first = together;
  if (together == words.end()) {
    first = std::find_if(words.begin(), words.end(), [&](std::uint32_t word) {
      return std::any_of(typed.content.begin(), typed.content.end(),
                         [&](const TypedBeginning::Word& wanted) { return begins_with(wanted, word); });
    });
  }
  fit.position = static_cast<std::uint32_t>(first - words.begin());
  fit.place = together == words.end() ? 2 : fit.position == 0 ? 0 : 1;
  return fit;
}

}  // namespace materia
