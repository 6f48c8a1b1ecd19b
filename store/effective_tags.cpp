#include "store/effective_tags.h"

#include <map>

namespace materia {
namespace {

using TagsByConcept = std::map<ConceptId, Tag>;

Tag tag_of(const Finding& finding) {
  return {finding.concept_id, finding.level.value_or(Level::mention), finding.salience, TagSource::tagger,
          finding.tagging()};
}

class EffectiveTags {
 public:
  explicit EffectiveTags(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
      found_.emplace(finding.concept_id, tag_of(finding));
      if (finding.level) {
        tags_.emplace(finding.concept_id, tag_of(finding));
      }
    }
  }

  void add(ConceptId id) {
    Tag& tag = tags_[id];
    tag = as_found(id);
    tag.level = Level::about;
    tag.salience = 1;
    tag.source = TagSource::editor;
  }
  void deny(ConceptId id) { tags_.erase(id); }
  void confirm(ConceptId id) {
    // Of a tag that an earlier word denied or that the tagger no longer finds, too.
    const auto [tag, ignored] = tags_.try_emplace(id, as_found(id));
    tag->second.source = TagSource::editor;
  }

  [[nodiscard]] std::vector<Tag> take() const {
    std::vector<Tag> tags;
    tags.reserve(tags_.size());
    for (const auto& [id, tag] : tags_) {
      tags.push_back(tag);
    }
    return tags;
  }

 private:
  [[nodiscard]] Tag as_found(ConceptId id) const {
    const auto found = found_.find(id);
    return found == found_.end() ? Tag{id, Level::mention, 0, TagSource::tagger, 0} : found->second;
  }

  TagsByConcept found_;
  TagsByConcept tags_;
};

}  // namespace

std::vector<Tag> effective_tags(const std::vector<Finding>& findings, const std::vector<EditorTag>& editor_tags,
                                const std::vector<Decision>& decisions, const ConceptResolver& resolve) {
  EffectiveTags tags(findings);
  for (const EditorTag& word : editor_tags) {
    if (const ConceptId id = resolve(word.scheme, word.concept_name); id != 0) {
      word.denied ? tags.deny(id) : tags.add(id);
    }
  }
  for (const Decision& decision : decisions) {
    const ConceptId id = resolve(decision.scheme, decision.concept_name);
    if (id == 0) {
      continue;
    }
    switch (decision.action) {
      case Decision::Action::confirm:
        tags.confirm(id);
        break;
      case Decision::Action::deny:
        tags.deny(id);
        break;
      case Decision::Action::add:
        tags.add(id);
        break;
    }
  }
  return tags.take();
}

}  // namespace materia
