#include "query/json.h"

#include "query/json_parts.h"

namespace materia {
namespace {

Json tags_json(const std::vector<ShownTag>& tags) {
  Json array = Json::array();
  for (const ShownTag& tag : tags) {
    array.push_back(tag_json(tag));
  }
  return array;
}

Json similar_array(const std::vector<SimilarDocument>& similar) {
  Json array = Json::array();
  for (const SimilarDocument& one : similar) {
    array.push_back({{"id", one.id},
                     {"path", one.path},
                     {"title", one.title},
                     {"date", text_or_null(one.date)},
                     {"similarity", rounded(one.similarity, 1e4)},
                     {"tags", tags_json(one.tags)}});
  }
  return array;
}

Json copies_json(const std::vector<CopyReference>& copies) {
  Json array = Json::array();
  for (const CopyReference& copy : copies) {
    array.push_back({{"id", copy.id}, {"path", copy.path}, {"title", copy.title}});
  }
  return array;
}

Json passages_json(const Document& document) {
  Json array = Json::array();
  for (const Passage& passage : document.passages) {
    array.push_back({{"anchor", passage.anchor},
                     {"heading", passage.heading},
                     {"level", passage.level},
                     {"text", document.body.substr(passage.begin, passage.end - passage.begin)}});
  }
  return array;
}

Json document_json(const DocumentView& document) {
  Json tags = Json::array();
  for (const ShownTag& tag : document.tags) {
    tags.push_back(whole_tag_json(tag));
  }
  const Document& shown = document.document;
  Json json = {{"id", document.id},
               {"path", shown.path},
               {"title", shown.title},
               {"title_inferred", shown.title_inferred},
               {"url", text_or_null(shown.url)},
               {"author", text_or_null(shown.author)},
               {"date", text_or_null(shown.date)},
               {"language", text_or_null(shown.language)},
               {"passages", passages_json(shown)},
               {"tags", std::move(tags)},
               {"copies", copies_json(document.copies)},
               {"canonical", document.is_canonical},
               {"left_out", document.left_out},
               {"generation", document.generation}};
  if (document.evidence) {
    json["evidence"] = evidence_json(*document.evidence);
  }
  return json;
}

}  // namespace

std::string to_json(const DocumentView& document) {
  return dumped(document_json(document));
}

std::string to_json(const DocumentView& document, const std::vector<SimilarDocument>& similar) {
  Json json = document_json(document);
  json["similar"] = similar_array(similar);
  return dumped(json);
}

std::string similar_json(const DocumentView& document, const std::vector<SimilarDocument>& similar) {
  return dumped({{"id", document.id},
                 {"path", document.document.path},
                 {"generation", document.generation},
                 {"similar", similar_array(similar)}});
}

std::string to_json(const ConceptView& view) {
  const auto neighbours = [](const std::vector<FacetCount>& counts) {
    Json array = Json::array();
    for (const FacetCount& count : counts) {
      array.push_back({{"concept", count.concept_name()}, {"label", count.label()}, {"count", count.count}});
    }
    return array;
  };
  Json together = Json::object();
  for (const Facet& facet : view.together) {
    together[facet.scheme] = neighbours(facet.counts);
  }
  Json central = Json::array();
  for (const CentralDocument& document : view.central) {
    central.push_back({{"id", document.id},
                       {"path", document.path},
                       {"title", document.title},
                       {"salience", rounded(document.salience, 1e4)}});
  }
  const Json json = {{"concept", view.concept_name},
                     {"scheme", view.scheme},
                     {"label", view.label},
                     {"definition", text_or_null(view.definition)},
                     {"scope_note", text_or_null(view.scope_note)},
                     {"other_names", view.other_names},
                     {"broader", neighbours(view.broader)},
                     {"narrower", neighbours(view.narrower)},
                     {"exact_match", view.exact_match},
                     {"documents", view.documents},
                     {"together", std::move(together)},
                     {"central", std::move(central)}};
  return dumped(json);
}

std::string to_json(const Statistics& statistics) {
  Json skipped = Json::array();
  for (const SkippedFile& file : statistics.skipped) {
    skipped.push_back({{"path", file.path}, {"reason", file.reason}});
  }
  Json years = Json::object();
  for (const YearCount& year : statistics.years) {
    years[year.year] = year.documents;
  }
  const Json json = {{"generation", statistics.generation},
                     {"documents", statistics.documents},
                     {"passages", statistics.passages},
                     {"words", statistics.words},
                     {"concepts", statistics.concepts},
                     {"labels", statistics.labels},
                     {"mentions", statistics.mentions},
                     {"tags", statistics.tags},
                     {"untagged_documents", statistics.untagged_documents},
                     {"undated_documents", statistics.undated_documents},
                     {"years", std::move(years)},
                     {"inferred_titles", statistics.inferred_titles},
                     {"decisions", statistics.decisions},
                     {"duplicate_groups", statistics.duplicate_groups},
                     {"copies", statistics.copies},
                     {"repeated_blocks", statistics.repeated_blocks},
                     {"left_out_blocks", statistics.left_out_blocks},
                     {"file_bytes", statistics.file_bytes},
                     {"corpus", statistics.corpus},
                     {"skipped", std::move(skipped)}};
  return dumped(json);
}

std::string to_json(const std::vector<Suggestion>& suggestions, std::string_view typed, std::int64_t generation) {
  static constexpr const char* kinds[] = {"concept", "title", "phrase"};
  Json array = Json::array();
  for (const Suggestion& suggestion : suggestions) {
    array.push_back({{"kind", kinds[static_cast<std::size_t>(suggestion.kind)]},
                     {"text", suggestion.text},
                     {"scheme", text_or_null(suggestion.scheme)},
                     {"concept", text_or_null(suggestion.concept_name)},
                     {"label", text_or_null(suggestion.label)},
                     {"path", text_or_null(suggestion.path)},
                     {"documents", suggestion.documents}});
  }
  const Json json = {{"query", typed}, {"generation", generation}, {"suggestions", std::move(array)}};
  return dumped(json);
}

}  // namespace materia
