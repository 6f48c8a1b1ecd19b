#include "store/choose_spans.h"

#include <algorithm>
#include <cstddef>

namespace materia {

std::vector<LabelSpan> longest_spans(std::vector<LabelSpan> spans, std::vector<bool>& taken,
                                     const std::function<bool(std::size_t)>& may_be_shared) {
  std::stable_sort(spans.begin(), spans.end(), [](const LabelSpan& a, const LabelSpan& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.first < b.first;
  });
  std::vector<LabelSpan> kept;
  std::vector<bool> begun(taken.size());  // by term, whether a span that was kept begins there
  for (const LabelSpan& span : spans) {
    const auto first = taken.begin() + static_cast<std::ptrdiff_t>(span.first);
    const auto last = taken.begin() + static_cast<std::ptrdiff_t>(span.last);
    const bool shared = begun[span.last] && span.size() > 1 && may_be_shared(span.last);
    if (std::find(first, last, true) == last && (!*last || shared)) {
      std::fill(first, last + 1, true);
      begun[span.first] = true;
      kept.push_back(span);
    }
  }
  return kept;
}

void add_turned(std::span<const TurnedSpan> turned, std::vector<LabelSpan>& kept) {
  std::vector<LabelSpan> plain = kept;
  for (const TurnedSpan& found : turned) {
    const LabelSpan& span = found.span;
    const auto touches = [&](const LabelSpan& other) {
      return other.touches(found.head.first, found.head.last) ||
             other.touches(found.modifier.first, found.modifier.last);
    };
    const bool crossed = std::any_of(plain.begin(), plain.end(), [&](const LabelSpan& other) {
      const bool inside = other.first >= span.first && other.last <= span.last;
      const bool beside = found.beside && other.first < span.first && other.last == found.head.last;
      const bool same = other.first <= span.first && other.last >= span.last;
      return touches(other) && (same || (!inside && !beside));
    });
    if (crossed) {
      continue;
    }
    std::erase_if(kept, [&](const LabelSpan& other) {
      const bool inside = other.first >= span.first && other.last <= span.last;
      // "joints hurt" in "muscles and joints hurt"
      const bool sibling = other.touches(found.head.first, found.head.last) && other.size() > found.head.size();
      // "arthritic knee" in "pain in the arthritic knee"
      const bool told_too = other.last == found.modifier.last && other.size() > found.modifier.size();
      return other.rule == MentionRule::label && touches(other) && inside && !sibling && !told_too;
    });
    kept.push_back(span);
  }
}

}  // namespace materia
