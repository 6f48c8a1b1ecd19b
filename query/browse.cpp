#include <algorithm>
#include <charconv>

#include "query/facets.h"
#include "query/searcher.h"
#include "query/searcher_impl.h"

namespace materia {

std::optional<DocumentId> find_document_id(std::string_view path_or_id, Session& session) {
  DocumentId id = 0;
  const char* end = path_or_id.data() + path_or_id.size();
  const auto [stop, problem] = std::from_chars(path_or_id.data(), end, id);
  if (problem == std::errc() && stop == end && session.snapshot().find(id)) {
    return id;
  }
  return session.reader().find_document(path_or_id);
}

bool shown_before(const ShownTag& left, const ShownTag& right) {
  if (left.level != right.level) {
    return left.level == Level::about;
  }
  return left.salience != right.salience ? left.salience > right.salience : left.label < right.label;
}

std::vector<std::size_t> other_copies(std::size_t document, const Snapshot& snapshot) {
  const Folding& folding = snapshot.folding();
  const std::uint32_t group = folding.empty() ? Folding::none : folding.group(document);
  if (group == Folding::none) {
    return {};
  }
  std::vector<std::size_t> others(folding.documents(group).begin(), folding.documents(group).end());
  std::erase(others, document);
  return others;
}

std::vector<CopyReference> copy_references(std::span<const std::size_t> documents, const Session& session) {
  std::vector<CopyReference> copies;
  copies.reserve(documents.size());
  for (const std::size_t document : documents) {
    const DocumentId id = session.snapshot().id(document);
    auto [path, title] = session.reader().path_and_title(id);
    copies.push_back({id, std::move(path), std::move(title)});
  }
  return copies;
}

std::vector<ShownTag> shown_tags(std::size_t document, const Session& session) {
  const Vocabulary& vocabulary = session.snapshot().vocabulary();
  std::vector<ShownTag> tags;
  for (const DocumentTag& stored : session.reader().document_tags(session.snapshot().id(document))) {
    const std::optional<std::size_t> position = vocabulary.find(stored.tag.concept_id);
    if (!position) {
      continue;
    }
    const Concept& shown = vocabulary.concepts()[*position];
    tags.push_back({shown.local_name, shown.scheme, shown.pref_label, stored.tag.level, stored.tag.salience,
                    stored.tag.source, stored.tag.mentions, stored.assertion});
  }
  std::sort(tags.begin(), tags.end(), shown_before);
  return tags;
}

std::vector<Facet> Searcher::all_concepts() {
  const Session session(*impl_);
  const Snapshot& snapshot = session.snapshot();
  const Vocabulary& vocabulary = snapshot.vocabulary();
  const std::vector<std::size_t> counts = count_concepts(Bitset(snapshot.size(), true), {}, snapshot.tags(), snapshot);
  std::vector<Facet> facets;
  for (const Scheme& scheme : vocabulary.schemes()) {
    Facet& facet = facets.emplace_back(Facet{scheme.local_name, scheme.label, {}, snapshot.facet_names()});
    for (std::size_t position = 0; position < vocabulary.concepts().size(); ++position) {
      if (vocabulary.concepts()[position].scheme == scheme.local_name) {
        facet.counts.push_back(facet_count(position, counts[position], snapshot));
      }
    }
  }
  return facets;
}

std::vector<std::string> Searcher::schemes() {
  const Session session(*impl_);
  std::vector<std::string> names;
  for (const Scheme& scheme : session.snapshot().vocabulary().schemes()) {
    names.push_back(scheme.local_name);
  }
  return names;
}

Statistics Searcher::statistics() {
  const Session session(*impl_);
  return session.snapshot().statistics(session.reader());
}

Edition Searcher::edition() {
  impl_->follow_file();  // no Session: it would load a snapshot
  return {impl_->identity, impl_->reader->generation()};
}

void Searcher::warm_up() {
  const Session session(*impl_);
  const Snapshot& snapshot = session.snapshot();
  Reader& reader = session.reader();
  Analyzer& analyzer = session.analyzer();
  const auto make = [](const auto&... /*asked_for*/) {};
  snapshot.tag_names(analyzer).list_all();
  make(snapshot.matcher(analyzer), snapshot.copy_tags(), snapshot.newest_first(reader), snapshot.statistics(reader),
       snapshot.typing().words(reader, snapshot.vocabulary(), analyzer),
       snapshot.typing().suggestions(reader, snapshot.vocabulary(), analyzer));
  if (!snapshot.vocabulary().concepts().empty()) {
    make(snapshot.tags().documents(0));  // with those of all other concepts
  }
}

}  // namespace materia
