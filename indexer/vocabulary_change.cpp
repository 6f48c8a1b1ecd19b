#include "indexer/vocabulary_change.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "indexer/label_collisions.h"

namespace materia {
namespace {

constexpr std::size_t most_examples = 3;

ConceptReference named(const Concept& one) {
  return {one.scheme, one.local_name, one.pref_label};
}

using MatchedLabels = std::set<std::tuple<LabelKind, std::string, bool>>;

/// What is matched of a concept, its prefLabel's text left out: a new one is told by itself.
MatchedLabels labels_beside_the_name(const Concept& one) {
  MatchedLabels labels;
  for (const Label& label : one.labels) {
    labels.emplace(label.kind, label.kind == LabelKind::preferred ? "" : label.text, label.ambiguous);
  }
  return labels;
}

void add_example(const Document& document, std::vector<ExampleArticle>& examples) {
  if (examples.size() < most_examples) {
    examples.push_back({document.path, document.title});
  }
}

}  // namespace

bool VocabularyChange::empty() const {
  return added.empty() && removed.empty() && renamed.empty() && relabelled == 0 && new_collisions.empty() &&
         tags.empty();
}

VocabularyComparison::VocabularyComparison(const Vocabulary& before, const Vocabulary& after,
                                           const std::vector<Decision>& decisions)
    : before_(before), after_(after) {
  compare_concepts();
  compare_labels();
  count_decisions(decisions);
}

void VocabularyComparison::compare_concepts() {
  for (const Concept& now : after_.concepts()) {
    const auto position = before_.find(now.id);
    if (!position) {
      change_.added.push_back(named(now));
      continue;
    }
    const Concept& then = before_.concepts()[*position];
    if (then.pref_label != now.pref_label) {
      change_.renamed.push_back({named(now), then.pref_label});
    }
    change_.relabelled += labels_beside_the_name(then) != labels_beside_the_name(now) ? 1 : 0;
  }
  for (const Concept& then : before_.concepts()) {
    if (!after_.find(then.id)) {
      change_.removed.push_back(named(then));
    }
  }
}

void VocabularyComparison::compare_labels() {
  Analyzer analyzer;
  std::unordered_map<std::string, std::set<ConceptId>> shared_before;
  for (const LabelCollision& collision : label_collisions(before_, analyzer)) {
    for (const LabelOwner& owner : collision.owners) {
      shared_before[collision.key].insert(before_.concepts()[owner.concept_position].id);
    }
  }
  for (const LabelCollision& collision : label_collisions(after_, analyzer)) {
    const std::set<ConceptId>& known = shared_before[collision.key];
    NewCollision found;
    bool is_new = false;
    for (const LabelOwner& owner : collision.owners) {
      const Concept& one = after_.concepts()[owner.concept_position];
      is_new = is_new || !known.contains(one.id);
      found.concepts.push_back(named(one));
    }
    if (is_new) {
      const LabelOwner& first = collision.owners.front();
      found.label = after_.concepts()[first.concept_position].labels[first.label].text;
      change_.new_collisions.push_back(std::move(found));
    }
  }
}

void VocabularyComparison::count_decisions(const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions) {
    change_.retired_decisions +=
        before_.find(decision.scheme, decision.concept_name) && !after_.find(decision.scheme, decision.concept_name)
            ? 1
            : 0;
  }
}

ConceptTagChange& VocabularyComparison::tag_change(ConceptId id) {
  const auto [place, is_new] = tags_.try_emplace(id);
  if (is_new) {
    const auto position = after_.find(id);
    place->second.of = named(position ? after_.concepts()[*position] : before_.concepts()[before_.find(id).value()]);
  }
  return place->second;
}

void VocabularyComparison::add_article(const Document& document, const std::vector<Tag>& before,
                                       const std::vector<Tag>& after) {
  ++change_.articles;
  bool changed = false;
  auto then = before.begin();
  auto now = after.begin();
  while (then != before.end() || now != after.end()) {
    if (now == after.end() || (then != before.end() && then->concept_id < now->concept_id)) {
      ConceptTagChange& change = tag_change(then->concept_id);
      ++change.lost;
      add_example(document, change.lost_by);
      changed = true;
      ++then;
    } else if (then == before.end() || now->concept_id < then->concept_id) {
      ConceptTagChange& change = tag_change(now->concept_id);
      ++change.gained;
      add_example(document, change.gained_by);
      changed = true;
      ++now;
    } else {
      if (then->level != now->level) {
        ++tag_change(now->concept_id).relevelled;
        changed = true;
      }
      ++then;
      ++now;
    }
  }
  change_.changed_articles += changed ? 1 : 0;
}

VocabularyChange VocabularyComparison::take() {
  for (auto& [id, change] : tags_) {
    change_.gained += change.gained;
    change_.lost += change.lost;
    change_.relevelled += change.relevelled;
    change_.tags.push_back(std::move(change));
  }
  std::stable_sort(change_.tags.begin(), change_.tags.end(),
                   [](const ConceptTagChange& left, const ConceptTagChange& right) {
                     return left.gained + left.lost + left.relevelled > right.gained + right.lost + right.relevelled;
                   });
  return std::move(change_);
}

}  // namespace materia
