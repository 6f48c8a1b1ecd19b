#include "query/grid_axis.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace materia {

/// The tree as far as it is unfolded, each concept once: below the first of its broader ones that is reached.
class GridAxisBuilder::Walk {
 public:
  Walk(const GridAxisBuilder& axis, const GridSide& side)
      : axis_(axis), side_(side), open_(side.open.begin(), side.open.end()) {}

  void add(const std::vector<std::uint32_t>& positions, std::size_t depth) {
    for (const std::uint32_t position : axis_.sorted(positions, side_.order)) {
      if (!seen_.insert(position).second) {
        continue;
      }
      const Concept& shown = axis_.snapshot_.vocabulary().concepts()[position];
      const std::vector<std::uint32_t> below = written_below(position);
      const bool always = axis_.chosen_ && depth == 0;
      const bool unfolded = always || side_.open_all || open_.contains(shown.local_name);
      GridLine& line = lines.emplace_back(PlacedLine{position, {}}).line;
      line.concept_name = shown.local_name;
      line.label = shown.pref_label;
      line.depth = depth;
      line.count = axis_.counts_[position];
      if (!below.empty() && !always) {
        line.fold = unfolded ? GridLine::Fold::unfolded : GridLine::Fold::folded;
      }
      if (unfolded) {
        add(below, depth + 1);
      }
    }
  }

  std::vector<PlacedLine> lines;

 private:
  [[nodiscard]] std::vector<std::uint32_t> written_below(std::uint32_t position) const {
    std::vector<std::uint32_t> below;
    for (const std::size_t narrower : axis_.snapshot_.vocabulary().narrower(position)) {
      if (axis_.counts_[narrower] > 0) {
        below.push_back(static_cast<std::uint32_t>(narrower));
      }
    }
    return below;
  }

  const GridAxisBuilder& axis_;
  const GridSide& side_;
  std::unordered_set<std::string> open_;
  std::unordered_set<std::uint32_t> seen_;
};

GridAxisBuilder::GridAxisBuilder(std::size_t scheme, std::span<const std::size_t> counts,
                                 const std::vector<std::string>& chosen, const Snapshot& snapshot)
    : snapshot_(snapshot), counts_(counts), chosen_(!chosen.empty()) {
  const Vocabulary& vocabulary = snapshot.vocabulary();
  std::unordered_set<std::size_t> wanted;
  for (const std::string& name : chosen) {
    if (const auto position = vocabulary.find(vocabulary.schemes()[scheme].local_name, name)) {
      wanted.insert(*position);
    }
  }
  for (const std::uint32_t position : snapshot.concepts_by_label(scheme)) {
    if (counts[position] == 0) {
      continue;
    }
    const std::vector<std::size_t>& above = vocabulary.ancestors(position);  // itself first
    const auto is_wanted = [&](std::size_t other) { return wanted.contains(other); };
    if (chosen_ && std::none_of(above.begin(), above.end(), is_wanted)) {
      continue;
    }
    written_.push_back(position);
    const bool is_top = chosen_ ? std::none_of(above.begin() + 1, above.end(), is_wanted) : above.size() == 1;
    if (is_top) {
      top_.push_back(position);
    }
  }
}

std::vector<std::uint32_t> GridAxisBuilder::sorted(std::vector<std::uint32_t> positions, GridOrder order) const {
  const std::vector<Concept>& concepts = snapshot_.vocabulary().concepts();
  std::sort(positions.begin(), positions.end(), [&](std::uint32_t left, std::uint32_t right) {
    if (order == GridOrder::by_count && counts_[left] != counts_[right]) {
      return counts_[left] > counts_[right];
    }
    return concepts[left].pref_label < concepts[right].pref_label;
  });
  return positions;
}

std::pair<std::vector<PlacedLine>, std::size_t> GridAxisBuilder::lines(const GridSide& side) const {
  Walk walk(*this, side);
  walk.add(top_, 0);
  if (walk.lines.size() <= side.most) {
    return {std::move(walk.lines), 0};
  }
  // A line never has more articles than the one it stands below, so what is kept still stands below what is kept.
  std::vector<std::size_t> best(walk.lines.size());
  for (std::size_t i = 0; i < best.size(); ++i) {
    best[i] = i;
  }
  std::stable_sort(best.begin(), best.end(), [&](std::size_t left, std::size_t right) {
    return walk.lines[left].line.count > walk.lines[right].line.count;
  });
  const std::size_t left_out = best.size() - side.most;
  best.resize(side.most);
  std::sort(best.begin(), best.end());
  std::vector<PlacedLine> kept;
  kept.reserve(best.size());
  for (const std::size_t i : best) {
    kept.push_back(std::move(walk.lines[i]));
  }
  return {std::move(kept), left_out};
}

std::vector<std::uint32_t> GridAxisBuilder::most_written_about(std::size_t most) const {
  std::vector<std::uint32_t> best = sorted(written_, GridOrder::by_count);
  best.resize(std::min(best.size(), most));
  return best;
}

}  // namespace materia
