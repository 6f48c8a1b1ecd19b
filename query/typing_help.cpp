#include "query/typing_help.h"

#include <set>
#include <string>

namespace materia {
namespace {

std::set<std::string> label_words(const Vocabulary& vocabulary, Analyzer& analyzer) {
  std::set<std::string> words;
  Term term;
  for (const Concept& one : vocabulary.concepts()) {
    for (const Label& label : one.labels) {
      for (std::size_t position = 0; is_shown(label.kind) && analyzer.next_folded(label.text, position, term);) {
        words.insert(term.text);
      }
    }
  }
  return words;
}

std::unique_ptr<WordList> load_words(Reader& reader, const Vocabulary& vocabulary, Analyzer& analyzer) {
  auto list = std::make_unique<WordList>();
  const auto add = [&](std::string_view word, std::size_t documents) {
    if (WordList::takes(word)) {
      list->add(word, documents);
    }
  };
  const std::set<std::string> labels = label_words(vocabulary, analyzer);
  auto label = labels.begin();
  reader.for_each_word([&](std::string_view word, std::size_t documents) {
    for (; label != labels.end() && *label <= word; ++label) {
      if (*label < word) {
        add(*label, 0);
      }
    }
    add(word, documents);
  });
  for (; label != labels.end(); ++label) {
    add(*label, 0);
  }
  return list;
}

}  // namespace

const WordList& TypingHelp::words(Reader& reader, const Vocabulary& vocabulary, Analyzer& analyzer) const {
  std::call_once(words_loaded_, [&] { words_ = load_words(reader, vocabulary, analyzer); });
  return *words_;
}

const SuggestionIndex& TypingHelp::suggestions(Reader& reader, const Vocabulary& vocabulary, Analyzer& analyzer) const {
  std::call_once(suggestions_loaded_,
                 [&] { suggestions_ = std::make_unique<SuggestionIndex>(reader, vocabulary, analyzer); });
  return *suggestions_;
}

}  // namespace materia
