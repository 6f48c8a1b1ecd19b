#include "query/json.h"
#include "query/json_parts.h"
#include "store/names.h"

namespace materia {
namespace {

Json level_or_null(const std::optional<Level>& level) {
  return level ? Json(name_of(*level)) : Json();
}

Json document_json(const ReviewDocument& document) {
  Json json = {
      {"id", document.id}, {"path", document.path}, {"title", document.title}, {"date", text_or_null(document.date)}};
  Json& kinds = json["kinds"] = Json::array();
  for (const ReviewKind kind : document.kinds) {
    kinds.push_back(name_of(kind));
  }
  Json& changes = json["changes"] = Json::array();
  for (const ShownChange& change : document.changes) {
    changes.push_back({{"concept", change.concept_name},
                       {"scheme", change.scheme},
                       {"label", change.label},
                       {"before", level_or_null(change.before)},
                       {"after", level_or_null(change.after)}});
  }
  Json& tags = json["tags"] = Json::array();
  for (const ReviewTag& tag : document.tags) {
    Json& one = tags.emplace_back(evidence_json(tag.evidence));
    one["doubts"] = Json::array();
    for (const TagDoubt doubt : tag.doubts) {
      one["doubts"].push_back(name_of(doubt));
    }
  }
  return json;
}

}  // namespace

std::string to_json(const ReviewQueue& queue) {
  Json documents = Json::array();
  for (const ReviewDocument& document : queue.page) {
    documents.push_back(document_json(document));
  }
  Json counts = Json::object();
  for (std::size_t kind = 0; kind < review_kind_count; ++kind) {
    counts[std::string(name_of(static_cast<ReviewKind>(kind)))] = queue.counts[kind];
  }
  return dumped({{"documents", queue.documents},
                 {"reviewed", queue.reviewed},
                 {"counts", std::move(counts)},
                 {"kind", queue.asked.kind ? Json(name_of(*queue.asked.kind)) : Json()},
                 {"total", queue.total},
                 {"offset", queue.asked.offset},
                 {"limit", queue.asked.limit},
                 {"queue", std::move(documents)},
                 {"generation", queue.generation}});
}

std::string tag_json(const DocumentView& document) {
  return dumped({{"id", document.id},
                 {"path", document.document.path},
                 {"tag", document.evidence ? evidence_json(*document.evidence) : Json()},
                 {"generation", document.generation}});
}

}  // namespace materia
