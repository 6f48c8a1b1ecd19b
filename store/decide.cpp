#include "store/decide.h"

#include <algorithm>
#include <charconv>

#include "store/error.h"
#include "store/writer.h"

namespace materia {
namespace {

/// A document and a concept of it, found by the names an editor gave.
struct Place {
  DocumentId document = 0;
  std::string path;
  const Concept* concept_there = nullptr;
};

std::pair<DocumentId, std::string> find_document(Writer& writer, const std::string& name) {
  DocumentId id = 0;
  const auto [stop, problem] = std::from_chars(name.data(), name.data() + name.size(), id);
  if (problem == std::errc() && stop == name.data() + name.size()) {
    if (const auto path = writer.path(id)) {
      return {id, *path};
    }
  }
  if (const auto found = writer.find_document(name)) {
    return {*found, name};
  }
  throw Error(name + ": no such document; name its path or id as search prints them");
}

const Concept& find_concept(const Vocabulary& vocabulary, const std::string& name) {
  const std::size_t colon = name.find(':');
  const std::string scheme = colon == std::string::npos ? std::string() : name.substr(0, colon);
  const std::string local_name = colon == std::string::npos ? name : name.substr(colon + 1);
  const Concept* found = nullptr;
  for (const Concept& candidate : vocabulary.concepts()) {
    if (candidate.local_name != local_name || (!scheme.empty() && candidate.scheme != scheme)) {
      continue;
    }
    if (found != nullptr) {
      throw Error(name + ": is a concept of more than one facet; write " + found->scheme + ":" + local_name + " or " +
                  candidate.scheme + ":" + local_name);
    }
    found = &candidate;
  }
  if (found == nullptr) {
    throw Error(name + ": the vocabulary has no such concept; `materia vocab list` prints them");
  }
  return *found;
}

std::optional<Tag> tag_now(Writer& writer, const Place& place) {
  const std::vector<Tag> tags = writer.tags(place.document);
  const auto tag =
      std::find_if(tags.begin(), tags.end(), [&](const Tag& one) { return one.concept_id == place.concept_there->id; });
  return tag == tags.end() ? std::nullopt : std::optional(*tag);
}

}  // namespace

Decided decide(const std::filesystem::path& knowledge_base, const TagAddress& tag, Decision::Action action,
               std::string_view by, std::string_view why) {
  if (by.empty()) {
    throw Error("a decision needs the name of who takes it");
  }
  Writer writer(knowledge_base);
  const Vocabulary vocabulary = writer.vocabulary();
  const auto [id, path] = find_document(writer, tag.document);
  const Place place{id, path, &find_concept(vocabulary, tag.concept_name)};
  if (action == Decision::Action::confirm && !tag_now(writer, place)) {
    throw Error(path + ": has no tag “" + place.concept_there->pref_label + "” to confirm; add it instead");
  }
  const Decision decision{
      path, place.concept_there->scheme, place.concept_there->local_name, action, std::string(by), std::string(why),
      ""};
  writer.put_decision(decision);
  const std::optional<Tag> now = tag_now(writer, place);
  return {writer.decisions().back(), now, writer.commit()};
}

Decided undo_decision(const std::filesystem::path& knowledge_base, const TagAddress& tag) {
  Writer writer(knowledge_base);
  const Vocabulary vocabulary = writer.vocabulary();
  const auto [id, path] = find_document(writer, tag.document);
  const Place place{id, path, &find_concept(vocabulary, tag.concept_name)};
  const auto undone = writer.undo_decision(path, place.concept_there->scheme, place.concept_there->local_name);
  if (!undone) {
    throw Error(path + ": no decision on “" + place.concept_there->pref_label + "” to undo");
  }
  const std::optional<Tag> now = tag_now(writer, place);
  return {*undone, now, writer.commit()};
}

}  // namespace materia
