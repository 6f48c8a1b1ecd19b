#include "query/review_queue.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>

#include "query/document_evidence.h"
#include "query/searcher.h"
#include "query/searcher_impl.h"
#include "store/level.h"

namespace materia {
namespace {

constexpr std::array<std::string_view, review_kind_count> kind_names = {"new", "changed", "weak", "untagged"};
constexpr std::array<std::string_view, 3> doubt_names = {"near_the_line", "only_uncertain", "only_abbreviation"};

/// So many points more or less, and the level would be the other one: less than any single reason but density gives.
constexpr double near_points = 0.4;

/// Where a tag stands in its document: what may be doubtful first, then by what the machine found. An editor's word
/// does not move it: the next one to be looked at stays the next.
auto place(const ReviewTag& tag) {
  const TagEvidence& evidence = tag.evidence;
  const bool doubtful = tag.changed || !tag.doubts.empty();
  const bool found = evidence.finding.level.has_value();
  const bool listed = found || evidence.tagged;
  const Level level = found ? *evidence.finding.level : evidence.tag.level;
  const double salience = found ? evidence.finding.salience : evidence.tag.salience;
  return std::tuple(!doubtful, !listed, level != Level::about, -salience, std::string_view(evidence.tag.label));
}

std::vector<TagDoubt> doubts_of(const FoundTag& found) {
  static const double line = salience_of({level_weights::about});
  static const double near = salience_of({near_points});
  std::vector<TagDoubt> doubts;
  if (std::abs(found.salience - line) <= near) doubts.push_back(TagDoubt::near_the_line);
  if (found.only_uncertain) doubts.push_back(TagDoubt::only_uncertain);
  if (found.only_abbreviation) doubts.push_back(TagDoubt::only_abbreviation);
  return doubts;
}

FoundTag found_of(const TagEvidence& evidence) {
  const bool only_abbreviation = std::ranges::all_of(
      evidence.mentions, [](const ShownMention& one) { return one.rule == MentionRule::abbreviation_in_context; });
  return {0, evidence.finding.salience, evidence.finding.count(Assertion::affirmed) == 0,
          only_abbreviation && !evidence.mentions.empty()};
}

using Kinds = std::array<bool, review_kind_count>;

bool has(const Kinds& kinds, ReviewKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

/// What each document is on the desk for, by position in the snapshot.
std::vector<Kinds> kinds_of_all(Session& session) {
  const Snapshot& snapshot = session.snapshot();
  std::vector<Kinds> all(snapshot.size());
  for (std::size_t document = 0; const ReviewState& state : session.reader().review_states()) {
    all[document++] = {!state.reviewed, state.changed, false, !state.reviewed && !state.front_matter};
  }
  std::optional<std::size_t> document = 0;
  session.reader().for_each_unreviewed([&](DocumentId id, const FoundTag& found) {
    document = snapshot.find(id, document.value_or(0));
    if (!document) return;
    Kinds& kinds = all[*document];
    kinds[static_cast<std::size_t>(ReviewKind::untagged)] = false;
    bool& weak = kinds[static_cast<std::size_t>(ReviewKind::weak)];
    weak = weak || !doubts_of(found).empty();
  });
  return all;
}

std::vector<ShownChange> shown_changes(DocumentId id, Session& session) {
  const Vocabulary& vocabulary = session.snapshot().vocabulary();
  std::vector<ShownChange> changes;
  for (const TagChange& change : session.reader().tag_changes(id)) {
    if (const auto position = vocabulary.find(change.concept_id)) {
      const Concept& changed = vocabulary.concepts()[*position];
      changes.push_back({changed.scheme, changed.local_name, changed.pref_label, change.before, change.after});
    }
  }
  return changes;
}

ReviewDocument review_document(DocumentId id, const Kinds& kinds, Session& session) {
  const std::optional<Document> document = session.reader().document(id);
  if (!document) {
    throw Error("document " + std::to_string(id) + " is in the index but not in the file; run: materia check");
  }
  ReviewDocument shown{id, document->path, document->title, document->date, {}, {}, shown_changes(id, session)};
  for (std::size_t kind = 0; kind < review_kind_count; ++kind) {
    if (kinds[kind]) shown.kinds.push_back(static_cast<ReviewKind>(kind));
  }
  for (TagEvidence& evidence : EvidenceOf(id, *document, session).all()) {
    const ShownTag& tag = evidence.tag;
    const bool changed = std::ranges::any_of(shown.changes, [&](const ShownChange& one) {
      return one.scheme == tag.scheme && one.concept_name == tag.concept_name;
    });
    auto doubts = evidence.finding.level ? doubts_of(found_of(evidence)) : std::vector<TagDoubt>();
    shown.tags.push_back({std::move(evidence), std::move(doubts), changed});
  }
  std::ranges::sort(shown.tags,
                    [](const ReviewTag& left, const ReviewTag& right) { return place(left) < place(right); });
  return shown;
}

}  // namespace

std::string_view name_of(ReviewKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<ReviewKind> review_kind_named(std::string_view name) {
  const auto found = std::ranges::find(kind_names, name);
  return found == kind_names.end() ? std::nullopt : std::optional(static_cast<ReviewKind>(found - kind_names.begin()));
}

std::string_view name_of(TagDoubt doubt) {
  return doubt_names.at(static_cast<std::size_t>(doubt));
}

ReviewQueue Searcher::review_queue(const ReviewRequest& request) {
  Session session(*impl_);
  const Snapshot& snapshot = session.snapshot();
  const std::vector<Kinds> all = kinds_of_all(session);

  ReviewQueue queue;
  queue.documents = snapshot.size();
  queue.asked = request;
  queue.asked.limit = std::min(request.limit, most_on_desk);
  queue.generation = snapshot.generation();
  for (const std::size_t document : snapshot.newest_first(session.reader())) {
    const Kinds& kinds = all[document];
    if (std::ranges::none_of(kinds, std::identity())) {
      ++queue.reviewed;
      continue;
    }
    for (std::size_t kind = 0; kind < review_kind_count; ++kind) queue.counts[kind] += kinds[kind] ? 1 : 0;
    if (request.kind && !has(kinds, *request.kind)) continue;
    if (queue.total >= request.offset && queue.page.size() < queue.asked.limit) {
      queue.page.push_back(review_document(snapshot.id(document), kinds, session));
    }
    ++queue.total;
  }
  return queue;
}

}  // namespace materia
