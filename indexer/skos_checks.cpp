#include "indexer/skos_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/characters.h"
#include "indexer/label_collisions.h"
#include "indexer/phrase_words.h"
#include "indexer/skos_names.h"
#include "store/analyzer.h"
#include "store/label_matcher.h"

namespace materia {
namespace {

/// What a scheme's name would be mistaken for in a URL, on the command line or in a query ("title:…").
constexpr std::array<std::string_view, 22> reserved_names = {
    "q",    "query", "title", "match", "about", "exact",      "explain", "limit", "offset", "sort", "page",
    "json", "db",    "csv",   "host",  "port",  "vocabulary", "watch",   "help",  "format", "from", "to"};

/// A word of everyday language: a stop word, or a word of mere prose.
bool is_everyday(std::string_view label, Analyzer& analyzer) {
  Term word;
  std::size_t position = 0;
  return analyzer.next_folded(label, position, word) && kind_of_word(word.text).everyday &&
         !analyzer.next_folded(label, position, word);
}

/// Tells of a label that an earlier concept has too.
void complain(const std::vector<Concept>& concepts, const std::vector<ConceptPlaces>& places, const LabelOwner& first,
              const LabelOwner& second, SkosComplaints& complaints) {
  const Concept& earlier = concepts[first.concept_position];
  const Concept& later = concepts[second.concept_position];
  const Label& theirs = earlier.labels[first.label];
  const Label& ours = later.labels[second.label];
  const bool both_preferred = theirs.kind == LabelKind::preferred && ours.kind == LabelKind::preferred;
  const bool is_fault = both_preferred && lower_case(theirs.text) == lower_case(ours.text);
  std::string what =
      fmt::format("{}: {} \"{}\" of {} is also the {} of {} ({})", places[second.concept_position].labels[second.label],
                  property_of(ours.kind).name, ours.text, later.local_name, property_of(theirs.kind).name,
                  earlier.local_name, places[first.concept_position].labels[first.label]);
  (is_fault ? complaints.faults : complaints.warnings).push_back(std::move(what));
}

std::string circle_text(const std::vector<Concept>& concepts, const std::vector<std::size_t>& path, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < path.size(); ++i) text += concepts[path[i]].local_name + " → ";
  return text + concepts[path[from]].local_name;
}

/// Depth-first search over broader with a path of its own, since a chain may be long.
class CircleSearch {
 public:
  CircleSearch(const std::vector<Concept>& concepts, const std::vector<ConceptPlaces>& places,
               SkosComplaints& complaints)
      : concepts_(concepts), places_(places), complaints_(complaints), state_(concepts.size(), State::unseen) {}

  void run() {
    for (std::size_t start = 0; start < concepts_.size(); ++start) {
      if (state_[start] == State::unseen) search_from(start);
    }
  }

 private:
  enum class State { unseen, on_path, done };

  void search_from(std::size_t start) {
    std::vector<std::size_t> next_broader;
    const auto enter = [&](std::size_t position) {
      state_[position] = State::on_path;
      path_.push_back(position);
      next_broader.push_back(0);
    };
    enter(start);
    while (!path_.empty()) {
      const std::size_t position = path_.back();
      const std::vector<std::size_t>& broader = concepts_[position].broader;
      if (next_broader.back() == broader.size()) {
        state_[position] = State::done;
        path_.pop_back();
        next_broader.pop_back();
        continue;
      }
      const std::size_t edge = next_broader.back()++;
      const std::size_t above = broader[edge];
      if (state_[above] == State::on_path) tell(position, edge);
      if (state_[above] == State::unseen) enter(above);
    }
  }

  void tell(std::size_t position, std::size_t edge) {
    const std::size_t above = concepts_[position].broader[edge];
    const auto begin = std::find(path_.begin(), path_.end(), above) - path_.begin();
    complaints_.faults.push_back(fmt::format("{}: broader runs in a circle: {}", places_[position].broader[edge],
                                             circle_text(concepts_, path_, static_cast<std::size_t>(begin))));
  }

  const std::vector<Concept>& concepts_;
  const std::vector<ConceptPlaces>& places_;
  SkosComplaints& complaints_;
  std::vector<State> state_;
  std::vector<std::size_t> path_;
};

}  // namespace

void check_names(const std::vector<Scheme>& schemes, const std::vector<std::string>& scheme_places,
                 const std::vector<Concept>& concepts, const std::vector<ConceptPlaces>& places,
                 SkosComplaints& complaints) {
  std::unordered_map<std::string, std::string> scheme_seen;
  for (std::size_t i = 0; i < schemes.size(); ++i) {
    const std::string& name = schemes[i].local_name;
    if (std::find(reserved_names.begin(), reserved_names.end(), name) != reserved_names.end()) {
      complaints.faults.push_back(
          fmt::format("{}: a scheme can't be called \"{}\": searches use that word", scheme_places[i], name));
    }
    const auto [other, is_new] = scheme_seen.try_emplace(name, scheme_places[i]);
    if (!is_new) {
      complaints.faults.push_back(
          fmt::format("{}: two schemes are called \"{}\" (the other: {})", scheme_places[i], name, other->second));
    }
  }
  std::unordered_map<std::string, std::string> concept_seen;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    const auto [other, is_new] =
        concept_seen.try_emplace(concepts[i].scheme + '\n' + concepts[i].local_name, places[i].concept_place);
    if (is_new) continue;
    complaints.faults.push_back(fmt::format("{}: two concepts of {} have the local name \"{}\" (the other: {})",
                                            places[i].concept_place, concepts[i].scheme, concepts[i].local_name,
                                            other->second));
  }
}

void check_labels(const std::vector<Concept>& concepts, const std::vector<ConceptPlaces>& places,
                  SkosComplaints& complaints) {
  Analyzer analyzer;
  std::unordered_map<std::string, std::vector<LabelOwner>> owners;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (std::size_t j = 0; j < concepts[i].labels.size(); ++j) {
      const Label& label = concepts[i].labels[j];
      const std::vector<Term> terms = analyzer.analyze(label.text);
      const auto warn = [&](std::string_view what) {
        complaints.warnings.push_back(fmt::format("{}: the label \"{}\" {}", places[i].labels[j], label.text, what));
      };
      if (terms.empty()) {
        warn("has no words and matches nothing");
        continue;
      }
      if (!is_matched(terms.size(), terms.front().text)) {
        warn("is one letter, which would stand everywhere: it is not matched");
      }
      if (!fits(label, analyzer)) {
        warn(
            "begins or ends in a gap, or has more gaps or alternatives than are looked for: it is not matched; make "
            "several labels of it");
      }
      if (!label.ambiguous && is_everyday(label.text, analyzer)) {
        warn(
            "is an everyday word, and its concept will be found where it is not meant; mark it as ambiguous, or drop "
            "it");
      }
      const std::string key = concepts[i].scheme + '\n' + label_key(terms);
      std::vector<LabelOwner>& sharing = owners[key];
      for (const LabelOwner& earlier : sharing) {
        if (earlier.concept_position != i) complain(concepts, places, earlier, {i, j}, complaints);
      }
      // The first label of a concept speaks for its others with the same terms.
      if (sharing.empty() || sharing.back().concept_position != i) sharing.push_back({i, j});
    }
  }
}

void check_circles(const std::vector<Concept>& concepts, const std::vector<ConceptPlaces>& places,
                   SkosComplaints& complaints) {
  CircleSearch(concepts, places, complaints).run();
}

}  // namespace materia
