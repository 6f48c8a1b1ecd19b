#include "indexer/suggest_concepts.h"

#include <unordered_set>

#include "embedded/generic_word_data.h"
#include "indexer/label_collisions.h"
#include "indexer/listed_words.h"
#include "store/label_matcher.h"

namespace materia {
namespace {

/// A phrase that names nothing by itself: its last word, which says what kind of thing it is, is one of every article.
bool is_generic(std::string_view phrase, const std::unordered_set<std::string_view>& generic, Analyzer& analyzer) {
  Term word;
  std::size_t position = 0;
  std::string last;
  while (analyzer.next_folded(phrase, position, word)) {
    last = word.text;
  }
  return generic.contains(last);
}

}  // namespace

std::vector<CountedText> suggest_concepts(Reader& reader, std::size_t limit) {
  const Vocabulary vocabulary = reader.vocabulary();
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  const std::unordered_set<std::string_view> generic = listed_words(embedded::generic_word_data().front().content);
  std::unordered_set<std::string> said;  // "blood clot" and "blood clots" would be one label
  std::vector<CountedText> lacking;
  for (CountedText& phrase : reader.phrases()) {
    if (lacking.size() == limit) {
      break;
    }
    if (!is_generic(phrase.text, generic, analyzer) &&
        matcher.match(phrase.text, analyzer, Abbreviations::any_case).empty() &&
        said.insert(label_key(analyzer.analyze(phrase.text))).second) {
      lacking.push_back(std::move(phrase));
    }
  }
  return lacking;
}

}  // namespace materia
