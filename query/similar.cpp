#include <algorithm>
#include <cmath>
#include <utility>

#include "query/searcher.h"
#include "query/searcher_impl.h"
#include "store/vectors.h"

namespace materia {
namespace {

/// Below this two articles have no more in common than any two of a collection.
constexpr double least_similarity = 0.1;

struct Candidate {
  std::size_t document = 0;  ///< its position in the snapshot
  double similarity = 0;
};

/// The most similar documents, most similar first, then by id.
std::vector<Candidate> nearest(DocumentId id, std::size_t limit, Session& session) {
  const Direction direction = session.reader().document_vector(id);
  std::vector<Candidate> found;
  if (direction.empty()) {
    return found;
  }
  const Snapshot& snapshot = session.snapshot();
  const Likeness likeness(direction);
  snapshot.document_vectors(direction.size())
      .for_each(snapshot.ids(), session.reader(), [&](std::size_t document, std::span<const std::int8_t> components) {
        const double similarity = snapshot.id(document) == id ? 0 : likeness.to(components);
        if (similarity >= least_similarity) {
          found.push_back({document, similarity});
        }
      });
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::partial_sort(found.begin(), end, found.end(), [](const Candidate& left, const Candidate& right) {
    return left.similarity != right.similarity ? left.similarity > right.similarity : left.document < right.document;
  });
  found.erase(end, found.end());
  return found;
}

/// The tags that both are about, in the order of the first.
std::vector<ShownTag> shared_tags(std::size_t one, std::size_t other, const Session& session) {
  std::vector<ShownTag> shared = shown_tags(one, session);
  const std::vector<ShownTag> others = shown_tags(other, session);
  std::erase_if(shared, [&](const ShownTag& tag) {
    return tag.level != Level::about || std::ranges::none_of(others, [&](const ShownTag& candidate) {
             return candidate.level == Level::about && candidate.scheme == tag.scheme &&
                    candidate.concept_name == tag.concept_name;
           });
  });
  return shared;
}

}  // namespace

std::optional<std::vector<SimilarDocument>> Searcher::similar(std::string_view path_or_id, std::size_t limit) {
  Session session(*impl_);
  const std::optional<DocumentId> id = find_document_id(path_or_id, session);
  const std::optional<std::size_t> position = id ? session.snapshot().find(*id) : std::nullopt;
  if (!position) {
    return std::nullopt;
  }
  std::vector<SimilarDocument> similar;
  for (const Candidate& candidate : nearest(*id, limit, session)) {
    const DocumentId other = session.snapshot().id(candidate.document);
    if (std::optional<Document> document = session.reader().text(other)) {
      similar.push_back({other, std::move(document->path), std::move(document->title), std::move(document->date),
                         std::min(1.0, candidate.similarity), shared_tags(*position, candidate.document, session)});
    }
  }
  return similar;
}

}  // namespace materia
