#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "query/searcher.h"
#include "query/searcher_impl.h"
#include "query/suggestion_index.h"

namespace materia {
namespace {

using Match = SuggestionIndex::Match;

/// Nobody reads more.
constexpr std::size_t most_suggestions = 100;

/// The best of what is offered, few of many.
template <typename Key, typename Value>
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}

  /// Less is better; of equal keys, the first that was offered.
  void offer(const Key& key, const Value& value) {
    if (found_.size() == most_ && !(key < found_.back().first)) {
      return;
    }
    const auto place = std::upper_bound(found_.begin(), found_.end(), key,
                                        [](const Key& left, const auto& right) { return left < right.first; });
    found_.insert(place, {key, value});
    found_.resize(std::min(found_.size(), most_));
  }
  [[nodiscard]] const std::vector<std::pair<Key, Value>>& found() const { return found_; }

 private:
  std::size_t most_;
  std::vector<std::pair<Key, Value>> found_;
};

class Suggester {
 public:
  Suggester(std::string_view typed, std::size_t limit, Session& session)
      : session_(session),
        index_(session.snapshot().typing().suggestions(session.reader(), session.snapshot().vocabulary(),
                                                       session.analyzer())),
        typed_(index_.read(typed, session.analyzer())),
        limit_(std::min(limit, most_suggestions)) {
    phrases_shown_.insert(meaning(typed));  // no help: it is what stands there already
  }

  std::vector<Suggestion> run() {
    if (typed_.words.empty() || limit_ == 0) {
      return {};
    }
    std::vector<Suggestion> concepts = suggest_concepts();
    std::vector<Suggestion> titles = suggest_titles();
    std::vector<Suggestion> phrases = suggest_phrases();
    // Half of the room is for concepts, three eighths for titles; what one kind leaves free the others fill.
    std::size_t concepts_shown = std::min(concepts.size(), (limit_ + 1) / 2);
    std::size_t titles_shown =
        std::min({titles.size(), std::max<std::size_t>(limit_ * 3 / 8, 1), limit_ - concepts_shown});
    const std::size_t phrases_shown = std::min(phrases.size(), limit_ - concepts_shown - titles_shown);
    titles_shown = std::min(titles.size(), limit_ - concepts_shown - phrases_shown);
    concepts_shown = std::min(concepts.size(), limit_ - titles_shown - phrases_shown);
    concepts.resize(concepts_shown);
    std::move(titles.begin(), titles.begin() + static_cast<std::ptrdiff_t>(titles_shown), std::back_inserter(concepts));
    std::move(phrases.begin(), phrases.begin() + static_cast<std::ptrdiff_t>(phrases_shown),
              std::back_inserter(concepts));
    return concepts;
  }

 private:
  /// Texts with the same terms say the same.
  std::string meaning(std::string_view text) {
    std::string terms;
    Term term;
    for (std::size_t position = 0; session_.analyzer().next(text, position, term);) {
      terms.append(term.text).append(1, ' ');
    }
    return terms;
  }

  std::vector<Suggestion> suggest_concepts() {
    const std::vector<Concept>& concepts = session_.snapshot().vocabulary().concepts();
    // The best name of each concept: as it begins, then the preferred one, hidden ones last.
    using NameKey = std::tuple<std::uint32_t, std::uint32_t, LabelKind, std::size_t>;
    std::map<std::uint32_t, std::pair<NameKey, std::uint32_t>> names;
    index_.match_names(typed_, [&](const Match& match) {
      const SuggestionIndex::ConceptName& name = index_.names()[match.index];
      if (documents(name.position) == 0) {
        return;
      }
      const Label& label = concepts[name.position].labels[name.label];
      const NameKey key{match.fit.place == 0 ? 0 : 1, match.fit.inexact, label.kind, match.index};
      const auto [known, is_new] = names.try_emplace(name.position, key, name.label);
      if (!is_new && key < known->second.first) {
        known->second = {key, name.label};
      }
    });
    Best<std::tuple<std::uint32_t, std::uint32_t, std::int64_t>, SuggestionIndex::ConceptName> best(limit_);
    for (const auto& [position, name] : names) {
      const auto& [place, inexact, kind, index] = name.first;
      best.offer({place, inexact, -static_cast<std::int64_t>(documents(position))}, {position, name.second});
    }
    std::vector<Suggestion> found;
    for (const auto& [key, name] : best.found()) {
      const Concept& one = concepts[name.position];
      const Label& label = one.labels[name.label];
      Suggestion suggestion;
      suggestion.kind = Suggestion::Kind::concept_name;
      suggestion.text = is_shown(label.kind) ? label.text : one.pref_label;
      suggestion.scheme = one.scheme;
      suggestion.concept_name = one.local_name;
      suggestion.label = one.pref_label;
      suggestion.documents = documents(name.position);
      found.push_back(std::move(suggestion));
      for (const Label& other : one.labels) {
        const std::string said = meaning(other.text);
        titles_shown_.insert(said);
        phrases_shown_.insert(said);
      }
    }
    return found;
  }

  std::vector<Suggestion> suggest_titles() {
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
    // More than are shown: some say the same as others.
    Best<Key, std::size_t> best(2 * limit_);
    index_.match_titles(typed_, [&](const Match& match) {
      best.offer({match.fit.place, match.fit.inexact, match.fit.position, match.fit.length}, match.index);
    });
    std::vector<Suggestion> found;
    for (const auto& [key, index] : best.found()) {
      const SuggestionIndex::Title& title = index_.titles()[index];
      Reader::PathAndTitle document = session_.reader().path_and_title(title.id);
      const std::string said = meaning(document.title);
      if (!titles_shown_.insert(said).second || found.size() == limit_) {
        continue;
      }
      phrases_shown_.insert(said);
      Suggestion suggestion;
      suggestion.kind = Suggestion::Kind::title;
      suggestion.text = std::move(document.title);
      suggestion.path = std::move(document.path);
      suggestion.documents = title.documents;
      found.push_back(std::move(suggestion));
    }
    return found;
  }

  std::vector<Suggestion> suggest_phrases() {
    Best<std::tuple<std::uint32_t, std::uint32_t, std::int64_t>, std::size_t> best(2 * limit_);
    index_.match_phrases(typed_, [&](const Match& match) {
      best.offer({match.fit.place == 0 ? 0 : 1, match.fit.inexact,
                  -static_cast<std::int64_t>(index_.phrases()[match.index].documents)},
                 match.index);
    });
    std::vector<Suggestion> found;
    for (const auto& [key, index] : best.found()) {
      const CountedText& phrase = index_.phrases()[index];
      if (phrases_shown_.insert(meaning(phrase.text)).second && found.size() < limit_) {
        Suggestion suggestion;
        suggestion.text = phrase.text;
        suggestion.documents = phrase.documents;
        found.push_back(std::move(suggestion));
      }
    }
    return found;
  }

  [[nodiscard]] std::size_t documents(std::size_t concept_position) const {
    return session_.snapshot().tags().documents(concept_position).size();
  }

  Session& session_;
  const SuggestionIndex& index_;
  TypedBeginning typed_;
  std::size_t limit_;
  std::set<std::string> titles_shown_;   ///< meanings that no title needs to repeat
  std::set<std::string> phrases_shown_;  ///< the same for phrases
};

}  // namespace

std::vector<Suggestion> Searcher::suggest(std::string_view typed, std::size_t limit) {
  Session session(*impl_);
  return Suggester(typed, limit, session).run();
}

}  // namespace materia
