#include "store/decide.h"

#include <algorithm>

#include "store/connection.h"
#include "store/error.h"
#include "store/named_concept.h"
#include "store/named_document.h"
#include "store/nearest_name.h"
#include "store/writer.h"

namespace materia {
namespace {

/// A document and a concept as an editor named them.
struct Place {
  std::optional<DocumentId> document;  ///< nothing where it is gone
  std::string path;
  std::string scheme;
  std::string concept_name;
  ConceptId concept_id = 0;  ///< 0 where it is retired
  std::string label;

  [[nodiscard]] bool is_of(const Decision& decision) const {
    return decision.scheme == scheme && decision.concept_name == concept_name;
  }
};

[[noreturn]] void throw_unknown_concept(Writer& writer, const Vocabulary& vocabulary, const std::string& name) {
  const NamedConcept wanted(name);
  for (const RetiredConcept& retired : writer.editors_work().retired) {
    if (wanted.means(retired.scheme, retired.local_name)) {
      throw UnknownTag(name + ": is retired (“" + retired.pref_label +
                       "”): the vocabulary no longer has it; a decision on it can only be undone");
    }
  }
  std::vector<std::string> names;
  for (const Concept& candidate : vocabulary.concepts()) {
    if (wanted.scheme.empty() || wanted.scheme == candidate.scheme) {
      names.push_back(candidate.local_name);
    }
  }
  throw UnknownTag(name + ": the vocabulary has no such concept" + question(nearest_name(wanted.local_name, names)));
}

/// The place of an address whose document and concept are both there.
Place place_of(Writer& writer, const TagAddress& tag) {
  const auto [id, path] = known_document(writer, tag.document);
  const Vocabulary vocabulary = writer.vocabulary();
  const Concept* named = find_named_concept(vocabulary, tag.concept_name);
  if (named == nullptr) {
    throw_unknown_concept(writer, vocabulary, tag.concept_name);
  }
  return {id, path, named->scheme, named->local_name, named->id, named->pref_label};
}

/// The place of an address on which there are decisions, whether or not its document and concept are still there.
std::optional<Place> place_of_decisions(Writer& writer, const TagAddress& tag) {
  const auto document = find_document(writer, tag.document);
  const NamedConcept wanted(tag.concept_name);
  Place place{document ? std::optional(document->first) : std::nullopt,
              document ? document->second : tag.document,
              "",
              "",
              0,
              ""};
  for (const Decision& decision : writer.decisions(place.path)) {
    if (!wanted.means(decision.scheme, decision.concept_name)) {
      continue;
    }
    if (!place.scheme.empty() && place.scheme != decision.scheme) {
      throw_ambiguous_name(tag.concept_name, place.scheme, decision.scheme);
    }
    place.scheme = decision.scheme;
    place.concept_name = decision.concept_name;
  }
  if (place.scheme.empty()) {
    return std::nullopt;
  }
  const Vocabulary vocabulary = writer.vocabulary();
  if (const auto position = vocabulary.find(place.scheme, place.concept_name)) {
    place.concept_id = vocabulary.concepts()[*position].id;
  }
  return place;
}

std::optional<Tag> tag_now(Writer& writer, const Place& place) {
  if (!place.document) {
    return std::nullopt;
  }
  const std::vector<Tag> tags = writer.tags(*place.document);
  const auto tag = std::ranges::find(tags, place.concept_id, &Tag::concept_id);
  return tag == tags.end() ? std::nullopt : std::optional(*tag);
}

bool can_be_confirmed(Writer& writer, const Place& place) {
  const std::vector<Finding> findings = writer.findings(*place.document);
  return tag_now(writer, place) || std::ranges::any_of(findings, [&](const Finding& finding) {
           return finding.concept_id == place.concept_id && finding.level;
         });
}

std::optional<Decision> in_force(Writer& writer, const Place& place) {
  std::optional<Decision> newest;
  for (const Decision& decision : writer.decisions(place.path)) {
    if (place.is_of(decision)) {
      newest = decision;
    }
  }
  return newest;
}

}  // namespace

Decided decide(const std::filesystem::path& knowledge_base, const TagAddress& tag, Decision::Action action,
               std::string_view by, std::string_view why) {
  if (by.empty()) {
    throw Error("a decision needs the name of who takes it");
  }
  require_file(knowledge_base);
  Writer writer(knowledge_base);
  const Place place = place_of(writer, tag);
  if (action == Decision::Action::confirm && !can_be_confirmed(writer, place)) {
    throw ConflictError(place.path + ": has no tag “" + place.label + "” to confirm; add it instead");
  }
  const Decision decision{place.path, place.scheme, place.concept_name, action, std::string(by), std::string(why), ""};
  // Saying the same twice is one decision, which one undo takes back.
  std::optional<Decision> stored = in_force(writer, place);
  if (!stored || stored->action != action || stored->by != by || stored->why != why) {
    writer.put_decision(decision);
    stored = in_force(writer, place);
  }
  const std::optional<Tag> now = tag_now(writer, place);
  return {stored.value(), now, writer.commit()};
}

Decided undo_decision(const std::filesystem::path& knowledge_base, const TagAddress& tag) {
  require_file(knowledge_base);
  Writer writer(knowledge_base);
  const std::optional<Place> place = place_of_decisions(writer, tag);
  if (!place) {
    const Place named = place_of(writer, tag);
    throw NothingToUndo(named.path + ": no decision on “" + named.label + "” to undo");
  }
  const auto undone = writer.undo_decision(place->path, place->scheme, place->concept_name);
  const std::optional<Tag> now = tag_now(writer, *place);
  return {undone.value(), now, writer.commit()};
}

Reviewed review(const std::filesystem::path& knowledge_base, const std::string& document, std::string_view by) {
  if (by.empty()) {
    throw Error("a review needs the name of who did it");
  }
  require_file(knowledge_base);
  Writer writer(knowledge_base);
  const auto [id, path] = known_document(writer, document);
  writer.put_review({path, std::string(by), ""});
  return {id, path, writer.commit()};
}

Reviewed undo_review(const std::filesystem::path& knowledge_base, const std::string& document) {
  require_file(knowledge_base);
  Writer writer(knowledge_base);
  const auto [id, path] = known_document(writer, document);
  if (!writer.remove_review(path)) {
    throw NothingToUndo(path + ": no review to undo");
  }
  return {id, path, writer.commit()};
}

}  // namespace materia
