#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/assemble.h"
#include "indexer/scan_corpus.h"
#include "indexer/tag_document.h"
#include "store/error.h"
#include "store/label_matcher.h"

namespace materia {

/// What was made of one source before anything is written: all the work that needs no knowledge base.
struct PreparedDocument {
  /// How far it came.
  enum class State {
    unreadable,  ///< nothing is known but `failure`
    named,       ///< path and hash are known; the document was not asked for, or `failure` says why there is none
    ready
  };
  State state = State::unreadable;
  std::string path;
  std::uint64_t hash = 0;  ///< of the source bytes
  std::string failure;     ///< empty where none
  AssembledDocument assembled;
  Tagging tagging;
  std::vector<std::string> repairs;
};

/// Makes documents of sources: reads, extracts, cleans, fingerprints, tags. What it refers to is not changed meanwhile;
/// several threads may use one, each with its own Analyzer. A source that can't be read is a `failure`; nothing is
/// thrown for it.
class Preparation {
 public:
  Preparation(const Vocabulary& vocabulary, const LabelMatcher& matcher, const RepeatedHashes& repeated)
      : vocabulary_(vocabulary), matcher_(matcher), repeated_(repeated) {}

  /// One line of a JSON lines file; its path is `prefix` and its _id. `is_known` is asked whether what stands at a path
  /// was made of bytes with this hash: then it is only named.
  template <typename IsKnown>
  PreparedDocument line(std::string_view line, const std::string& prefix, const IsKnown& is_known,
                        Analyzer& analyzer) const {
    return guarded([&](PreparedDocument& made) {
      std::string id;
      ExtractedDocument extracted = extract_json_line(line, id);
      made.path = prefix + id;
      made.hash = hash_bytes(line);
      made.state = PreparedDocument::State::named;
      if (!is_known(made.path, made.hash)) {
        finish(std::move(extracted), analyzer, made);
      }
    });
  }

  /// One file of one document.
  template <typename IsKnown>
  PreparedDocument file(const CorpusFile& file, const IsKnown& is_known, Analyzer& analyzer) const {
    return guarded([&](PreparedDocument& made) {
      std::string bytes = read_file(file.file);
      made.path = file.path;
      made.hash = hash_bytes(bytes);
      made.state = PreparedDocument::State::named;
      if (!is_known(made.path, made.hash)) {
        finish(extract(file.path, std::move(bytes)), analyzer, made);
      }
    });
  }

 private:
  template <typename Make>
  static PreparedDocument guarded(const Make& make) {
    PreparedDocument made;
    try {
      make(made);
    } catch (const Error& failure) {
      made.failure = failure.what();
    }
    return made;
  }
  void finish(ExtractedDocument extracted, Analyzer& analyzer, PreparedDocument& made) const;

  const Vocabulary& vocabulary_;
  const LabelMatcher& matcher_;
  const RepeatedHashes& repeated_;
};

}  // namespace materia
