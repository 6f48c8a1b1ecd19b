#include "indexer/apply_vocabulary.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "indexer/bring_vocabulary.h"
#include "indexer/tag_stored.h"
#include "store/concept_identity.h"
#include "store/effective_tags.h"
#include "store/reader.h"
#include "store/writer.h"

namespace materia {
namespace {

using TagsByDocument = std::unordered_map<DocumentId, std::vector<Tag>>;

TagsByDocument tags_by_document(Reader& reader) {
  TagsByDocument tags;
  for (const DocumentTag& row : reader.tags()) {
    tags[row.document].push_back(row.tag);
  }
  return tags;
}

/// The vocabulary with the ids that its concepts keep, and others for those that are new.
Vocabulary with_ids(const Vocabulary& next, const Vocabulary& stored, const std::vector<RetiredConcept>& retired) {
  const std::vector<ConceptId> kept = kept_rows(stored, retired, next);
  ConceptId last = 0;
  for (const Concept& known : stored.concepts()) {
    last = std::max(last, known.id);
  }
  std::vector<Concept> concepts = next.concepts();
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    concepts[i].id = kept[i] != 0 ? kept[i] : ++last;
  }
  return {next.schemes(), std::move(concepts)};
}

}  // namespace

VocabularyChange preview_vocabulary(const std::filesystem::path& knowledge_base,
                                    const std::vector<TurtleSource>& sources) {
  SkosReading reading = read_skos(sources);
  Reader reader(knowledge_base);
  const Reader::Transaction one_generation(reader);
  const Vocabulary before = reader.vocabulary();
  const EditorsWork work = reader.editors_work();
  const Vocabulary after = with_ids(reading.vocabulary, before, work.retired);
  VocabularyComparison comparison(before, after, work.decisions);

  Analyzer analyzer;
  const LabelMatcher matcher(after, analyzer);
  const TagsByDocument stored = tags_by_document(reader);
  std::vector<DocumentId> ids = reader.newest_first();
  std::sort(ids.begin(), ids.end());
  const auto resolve = [&](std::string_view scheme, std::string_view name) {
    const auto position = after.find(scheme, name);
    return position ? after.concepts()[*position].id : ConceptId{0};
  };
  tag_stored(
      ids, after, matcher, [&](DocumentId id) { return reader.document(id); },
      [&](DocumentId id, const Document& document, const Tagging& tagging) {
        const auto tags = stored.find(id);
        comparison.add_article(
            document, tags == stored.end() ? std::vector<Tag>{} : tags->second,
            effective_tags(tagging.findings, document.editor_tags, reader.decisions(document.path), resolve));
      });
  VocabularyChange change = comparison.take();
  change.warnings = std::move(reading.warnings);
  return change;
}

AppliedVocabulary apply_vocabulary(const std::filesystem::path& knowledge_base,
                                   const std::vector<TurtleSource>& sources) {
  const auto start = std::chrono::steady_clock::now();
  SkosReading reading = read_skos(sources);
  Reader reader(knowledge_base);  // it must be there: a writer would make it
  Writer writer(knowledge_base);
  // From here on no other writer commits, so the reader sees what this one began with.
  StoredVocabulary stored = stored_vocabulary(writer);
  const std::string hash = hash_of(sources);
  const std::string tagger = std::to_string(tagger_version);
  AppliedVocabulary applied;
  if (hash == stored.hash && writer.fact("tagger_version") == tagger) {
    applied.generation = reader.generation();
    applied.change.articles = writer.document_count();
  } else {
    const TagsByDocument tags_before = tags_by_document(reader);
    const std::string applied_over = stored.applied_over.empty() ? stored.hash : stored.applied_over;
    put_stored_vocabulary(writer, {std::move(reading.vocabulary), hash, "own", applied_over});
    const Vocabulary after = writer.vocabulary();
    VocabularyComparison comparison(stored.vocabulary, after, writer.decisions());
    Analyzer analyzer;
    const LabelMatcher matcher(after, analyzer);
    tag_stored(
        writer.document_ids(), after, matcher, [&](DocumentId id) { return writer.document(id); },
        [&](DocumentId id, const Document& document, const Tagging& tagging) {
          writer.put_findings(id, tagging.mentions, tagging.findings);
          const auto before = tags_before.find(id);
          comparison.add_article(document, before == tags_before.end() ? std::vector<Tag>{} : before->second,
                                 writer.tags(id));
        });
    writer.put_fact("tagger_version", tagger);
    applied.change = comparison.take();
    applied.generation = writer.commit();
  }
  applied.change.warnings = std::move(reading.warnings);
  applied.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return applied;
}

}  // namespace materia
