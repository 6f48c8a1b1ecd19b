#include "evaluation/tag_measures.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace materia {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool is_level(TagVerdict verdict) {
  return verdict == TagVerdict::about || verdict == TagVerdict::mention;
}

bool is_assertion(TagVerdict verdict) {
  return verdict >= TagVerdict::affirmed;
}

std::size_t row_of(TagVerdict assertion) {
  return static_cast<std::size_t>(assertion) - static_cast<std::size_t>(TagVerdict::affirmed);
}

constexpr std::string_view nothing = "nothing";

/// Gathers one evaluation, judgement by judgement.
class TagComparison {
 public:
  explicit TagComparison(const std::vector<FoundConcept>& found) {
    for (const FoundConcept& one : found) {
      found_.emplace(Key{one.document, one.scheme, one.concept_name}, &one);
    }
  }

  void add(const TagJudgement& judgement) {
    documents_.insert(judgement.document);
    const Key key{judgement.document, judgement.scheme, judgement.concept_name};
    const auto place = found_.find(key);
    const FoundConcept* found = place == found_.end() ? nullptr : place->second;
    if (is_level(judgement.verdict)) {
      whole_.insert(judgement.document);
      expected_tags_.insert(key);
      add_tag(judgement, found);
    } else if (is_assertion(judgement.verdict)) {
      add_assertion(judgement, found);
    } else {
      add_presence(judgement, found);
    }
  }

  TagEvaluation finish(const std::vector<FoundConcept>& found) {
    for (const FoundConcept& one : found) {
      const Key key{one.document, one.scheme, one.concept_name};
      if (one.level && whole_.contains(one.document) && !expected_tags_.contains(key)) {
        ++result_.tags.extra;
        ++of_level(*one.level).extra;
        ++by_concept_[{one.scheme, one.concept_name}].extra;
        error(one, nothing, name_of(*one.level));
      }
    }
    result_.documents = documents_.size();
    for (const auto& [name, counts] : by_concept_) {
      result_.by_concept.push_back({name.first, name.second, counts});
      result_.macro_f1 += counts.f1() / static_cast<double>(by_concept_.size());
    }
    std::stable_sort(result_.by_concept.begin(), result_.by_concept.end(),
                     [](const ConceptCounts& left, const ConceptCounts& right) {
                       return left.counts.extra + left.counts.missing > right.counts.extra + right.counts.missing;
                     });
    return std::move(result_);
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;

  Counts& of_level(TagVerdict level) { return level == TagVerdict::about ? result_.about : result_.mention; }

  template <typename Place>
  void error(const Place& place, std::string_view expected, std::string_view found) {
    result_.errors.push_back(
        {place.document, place.scheme, place.concept_name, std::string(expected), std::string(found)});
  }

  void add_tag(const TagJudgement& judgement, const FoundConcept* found) {
    Counts& of_concept = by_concept_[{judgement.scheme, judgement.concept_name}];
    if (found == nullptr || !found->level) {
      ++result_.tags.missing;
      ++of_level(judgement.verdict).missing;
      ++of_concept.missing;
      error(judgement, name_of(judgement.verdict), found == nullptr ? nothing : name_of(found->assertion));
      return;
    }
    ++result_.tags.right;
    ++of_concept.right;
    if (*found->level == judgement.verdict) {
      ++result_.levels_right;
      ++of_level(judgement.verdict).right;
    } else {
      ++of_level(judgement.verdict).missing;
      ++of_level(*found->level).extra;
      error(judgement, name_of(judgement.verdict), name_of(*found->level));
    }
  }

  void add_assertion(const TagJudgement& judgement, const FoundConcept* found) {
    ++result_.asserted;
    auto& row = result_.assertion_table[row_of(judgement.verdict)];
    ++row[found == nullptr ? row.size() - 1 : row_of(found->assertion)];
    if (found != nullptr && found->assertion == judgement.verdict) {
      ++result_.assertions_right;
    } else {
      error(judgement, name_of(judgement.verdict), found == nullptr ? nothing : name_of(found->assertion));
    }
  }

  void add_presence(const TagJudgement& judgement, const FoundConcept* found) {
    const bool expected = judgement.verdict == TagVerdict::present;
    if (expected && found != nullptr) {
      ++result_.presence.right;
    } else if (expected) {
      ++result_.presence.missing;
      error(judgement, name_of(TagVerdict::present), nothing);
    } else if (found != nullptr) {
      ++result_.presence.extra;
      error(judgement, name_of(TagVerdict::absent), name_of(TagVerdict::present));
    } else {
      ++result_.absent_right;
    }
  }

  std::map<Key, const FoundConcept*> found_;
  std::set<Key> expected_tags_;
  std::set<std::string> documents_;
  std::set<std::string> whole_;  ///< documents that are labelled whole
  std::map<std::pair<std::string, std::string>, Counts> by_concept_;
  TagEvaluation result_;
};

}  // namespace

double Counts::precision() const {
  return share(right, right + extra);
}

double Counts::recall() const {
  return share(right, right + missing);
}

double Counts::f1() const {
  return share(2 * right, 2 * right + extra + missing);
}

double TagEvaluation::level_accuracy() const {
  return share(levels_right, tags.right);
}

double TagEvaluation::presence_accuracy() const {
  return share(presence.right + absent_right, presence.right + presence.extra + presence.missing + absent_right);
}

double TagEvaluation::assertion_accuracy() const {
  return share(assertions_right, asserted);
}

double TagEvaluation::headline() const {
  if (!tags.empty()) return tags.f1();
  return presence.empty() ? assertion_accuracy() : presence.f1();
}

TagEvaluation evaluate_tags(const std::vector<TagJudgement>& judgements, const std::vector<FoundConcept>& found) {
  TagComparison comparison(found);
  for (const TagJudgement& judgement : judgements) {
    comparison.add(judgement);
  }
  return comparison.finish(found);
}

}  // namespace materia
