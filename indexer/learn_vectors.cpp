#include "indexer/learn_vectors.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/changes_since.h"
#include "indexer/latent_space.h"

namespace materia {
namespace {

constexpr std::size_t most_documents = 20000;
/// The space is learned anew when more than one document in this many has changed since.
constexpr std::size_t share_to_learn_anew = 5;
TermCounts terms_of(DocumentId id, Writer& writer, Analyzer& analyzer) {
  TermCounts counts;
  if (const std::optional<Document> document = writer.document(id)) {
    count_terms(document->headings(), analyzer, counts);
    count_terms(document->body, analyzer, counts);
    if (!document->title_inferred) {  // else it stands in the body too
      count_terms(document->title, analyzer, counts);
    }
  }
  return counts;
}

std::vector<TermVector> learn(Writer& writer, Analyzer& analyzer) {
  const std::vector<StoredDocument> documents = writer.documents();
  const std::size_t step = documents.size() / most_documents + 1;
  std::vector<TermCounts> sample;
  for (std::size_t i = 0; i < documents.size(); i += step) {
    sample.push_back(terms_of(documents[i].id, writer, analyzer));
  }
  return learn_space(sample);
}

void fold_in_documents(const std::vector<DocumentId>& ids, const std::vector<TermVector>& vectors, Writer& writer,
                       Analyzer& analyzer) {
  std::unordered_map<std::string_view, const TermVector*> by_term;
  for (const TermVector& vector : vectors) {
    by_term.emplace(vector.term, &vector);
  }
  const auto vector_of = [&](std::string_view term) {
    const auto found = by_term.find(term);
    return found == by_term.end() ? nullptr : found->second;
  };
  for (const DocumentId id : ids) {
    writer.put_document_vector(id, fold_in(terms_of(id, writer, analyzer), vector_of));
  }
}

}  // namespace

void learn_vectors(Writer& writer, Analyzer& analyzer) {
  std::vector<DocumentId> missing = writer.documents_without_vector();
  if (missing.empty()) {
    return;
  }
  std::vector<TermVector> vectors;
  if (due_after_changes(writer, "documents_changed_since_vectors", missing.size(), share_to_learn_anew)) {
    vectors = learn(writer, analyzer);
    writer.put_term_vectors(vectors);
    missing = writer.documents_without_vector();
  } else {
    vectors = writer.term_vectors();
  }
  fold_in_documents(missing, vectors, writer, analyzer);
}

}  // namespace materia
