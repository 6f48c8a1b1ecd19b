#pragma once

#include <memory>
#include <mutex>

#include "query/suggestion_index.h"
#include "query/word_list.h"
#include "store/analyzer.h"
#include "store/reader.h"
#include "store/vocabulary.h"

// Private to the query room.

namespace materia {

/// What helps with typing, held in memory of one generation; each part is loaded by the first who asks for it.
/// Thread-safe. REQUIRES, of each call: a reader in a transaction of that generation, the caller's own analyzer.
class TypingHelp {
 public:
  /// The words of the collection and of the vocabulary's labels, hidden ones left out: those are misspellings. A word
  /// of labels alone has no documents.
  const WordList& words(Reader& reader, const Vocabulary& vocabulary, Analyzer& analyzer) const;

  /// What may be suggested while someone types.
  const SuggestionIndex& suggestions(Reader& reader, const Vocabulary& vocabulary, Analyzer& analyzer) const;

 private:
  mutable std::once_flag words_loaded_;
  mutable std::unique_ptr<WordList> words_;
  mutable std::once_flag suggestions_loaded_;
  mutable std::unique_ptr<SuggestionIndex> suggestions_;
};

}  // namespace materia
