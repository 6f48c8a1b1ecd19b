#include "indexer/settle_duplicates.h"

#include <string>
#include <unordered_map>

#include "indexer/changes_since.h"
#include "indexer/near_duplicates.h"
#include "indexer/repeated_blocks.h"

namespace materia {
namespace {

/// The fact that says how many documents wait for their source to be readable again.
constexpr std::string_view waiting = "documents_to_reassemble";
constexpr std::string_view version_fact = "fingerprint_version";

/// More documents than this are compared anew only when more than one in so many has changed.
constexpr std::size_t most_settled_at_once = 20'000;
constexpr std::size_t share_to_settle_anew = 100;

/// Articles made from one template may be alike in almost every word. Where each names its own title in its text and
/// not the other's, they are about different things.
class Subjects {
 public:
  explicit Subjects(Writer& writer) : writer_(writer) {}

  bool differ(const FingerprintedDocument& first, const FingerprintedDocument& second) {
    const Named& one = named(first);
    const Named& other = named(second);
    return one.names_itself && other.names_itself && one.title != other.title && !mentions(one, other.title) &&
           !mentions(other, one.title);
  }

 private:
  struct Named {
    std::string title;  ///< folded words
    std::string text;
    bool names_itself = false;
  };

  const Named& named(const FingerprintedDocument& document) {
    const auto [place, is_new] = known_.try_emplace(document.id);
    Named& made = place->second;
    if (is_new && !document.title.empty()) {
      made.title = folded_words(document.title, analyzer_);
      // With what was left out: the answer must not depend on it.
      std::string text = writer_.document(document.id)->body;
      for (const std::string& left_out : writer_.left_out(document.id)) {
        text += "\n\n" + left_out;
      }
      made.text = folded_words(text, analyzer_);
      made.names_itself = made.title.size() > 1 && made.text.find(made.title) != std::string::npos;
    }
    return made;
  }

  /// Whether a text names another title, other than within its own ("Gigantism, familial" names "Gigantism").
  static bool mentions(const Named& document, const std::string& title) {
    std::string text = document.text;
    for (std::size_t at = text.find(document.title); at != std::string::npos; at = text.find(document.title, at)) {
      text.replace(at, document.title.size(), " \n ");
    }
    return text.find(title) != std::string::npos;
  }

  Writer& writer_;
  Analyzer analyzer_;
  std::unordered_map<DocumentId, Named> known_;
};

std::vector<DocumentId> differently_asked(const std::vector<FingerprintedDocument>& documents,
                                          const RepeatedHashes& repeated) {
  std::vector<DocumentId> ids;
  for (const FingerprintedDocument& document : documents) {
    if (digest_of_asked(asked_of(document.fingerprint.blocks, repeated)) != document.asked) {
      ids.push_back(document.id);
    }
  }
  return ids;
}

std::vector<DocumentId> documents_to_read(Writer& writer, bool all) {
  return all ? writer.document_ids() : writer.documents_without_fingerprint();
}

bool may_wait(Writer& writer, const CorpusChange& change) {
  return change.removed == 0 && writer.document_count() > most_settled_at_once && !writer.has_copies(change.updated);
}

/// Counts the change, too.
bool is_due(Writer& writer, const CorpusChange& change) {
  return due_after_changes(writer, "changes_since_copies", change.documents, share_to_settle_anew);
}

}  // namespace

void settle_duplicates(Writer& writer, const CorpusChange& change, const Reassemble& reassemble, IndexReport& report) {
  const std::string version = std::to_string(fingerprint_version) + "." + std::to_string(Analyzer::version);
  const std::string stored_version = writer.fact(version_fact);
  const bool other_version = !stored_version.empty() && stored_version != version;
  const std::string left = writer.fact(waiting);
  const bool changed = change.documents > 0 && (!may_wait(writer, change) || is_due(writer, change));
  if (changed || other_version || stored_version.empty() || (!left.empty() && left != "0")) {
    std::size_t unread = 0;
    if (const std::vector<DocumentId> ids = documents_to_read(writer, other_version); !ids.empty()) {
      unread += reassemble(ids, hashes_of(writer.repeated_blocks()));
    }
    const std::vector<FingerprintedDocument> documents = writer.fingerprints();
    Subjects subjects(writer);
    const std::vector<Resemblance> copies =
        find_near_duplicates(documents, [&](const FingerprintedDocument& first, const FingerprintedDocument& second) {
          return subjects.differ(first, second);
        });
    writer.put_resemblances(copies);
    const std::vector<RepeatedBlock> repeated = find_repeated_blocks(documents, copies);
    writer.put_repeated_blocks(repeated);
    const RepeatedHashes hashes = hashes_of(repeated);
    if (const std::vector<DocumentId> ids = differently_asked(documents, hashes); !ids.empty()) {
      unread += reassemble(ids, hashes);
    }
    writer.put_fact(waiting, std::to_string(unread));
    writer.put_fact(version_fact, version);
  }
  report.repeated_blocks = writer.repeated_blocks().size();
}

}  // namespace materia
