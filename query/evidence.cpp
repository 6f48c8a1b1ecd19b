#include "query/evidence.h"

#include <algorithm>

namespace materia {
namespace {

using Ranges = std::vector<EvidenceRange>;

/// Orders ranges; of two that overlap the later begins where the earlier ends.
Ranges without_overlaps(Ranges ranges) {
  std::ranges::stable_sort(ranges, {}, &EvidenceRange::begin);
  std::size_t end = 0;
  for (EvidenceRange& range : ranges) {
    range.begin = std::max(range.begin, end);
    end = std::max(end, range.end);
  }
  std::erase_if(ranges, [](const EvidenceRange& range) { return range.begin >= range.end; });
  return ranges;
}

/// Both together, what lies on top covering what lies below.
Ranges laid_over(const Ranges& below, const Ranges& top) {
  Ranges result;
  auto cover = top.begin();
  for (EvidenceRange rest : below) {
    while (cover != top.end() && cover->end <= rest.begin) {
      ++cover;
    }
    for (auto over = cover; over != top.end() && over->begin < rest.end; ++over) {
      EvidenceRange before = rest;
      before.end = std::max(rest.begin, over->begin);
      result.push_back(before);
      rest.begin = std::max(rest.begin, over->end);
    }
    result.push_back(rest);
  }
  result.insert(result.end(), top.begin(), top.end());
  return without_overlaps(std::move(result));
}

std::vector<TextRange> lines(std::string_view text) {
  std::vector<TextRange> found;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    found.push_back({begin, end});
    begin = end + 1;
  }
  return found;
}

}  // namespace

FieldSentences::FieldSentences(std::string_view text, Field field)
    : sentences_(field == Field::body ? sentences(text) : lines(text)) {}

TextRange FieldSentences::around(std::size_t begin, std::size_t end) const {
  TextRange range{begin, end};
  auto sentence =
      std::ranges::partition_point(sentences_, [&](const TextRange& candidate) { return candidate.end <= begin; });
  for (; sentence != sentences_.end() && sentence->begin < end; ++sentence) {
    range.begin = std::min(range.begin, sentence->begin);
    range.end = std::max(range.end, sentence->end);
  }
  return range;
}

std::vector<EvidenceRange> evidence_ranges(std::span<const Mention> mentions, Field field,
                                           const FieldSentences& sentences) {
  Ranges whole;
  Ranges cues;
  Ranges words;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    if (mention.field != field) {
      continue;
    }
    const TextRange sentence = sentences.around(mention.begin, mention.end);
    whole.push_back({sentence.begin, sentence.end, EvidenceMark::sentence, mention.assertion, i});
    cues.push_back({mention.cue_begin, mention.cue_end, EvidenceMark::cue, mention.assertion, i});
    words.push_back({mention.begin, mention.end, EvidenceMark::mention, mention.assertion, i});
  }
  return laid_over(laid_over(without_overlaps(std::move(whole)), without_overlaps(std::move(cues))),
                   without_overlaps(std::move(words)));
}

void mark_evidence(std::vector<TextPiece>& pieces, std::size_t begin, std::span<const EvidenceRange> ranges) {
  std::vector<TextPiece> marked;
  auto range = std::ranges::partition_point(ranges, [&](const EvidenceRange& one) { return one.end <= begin; });
  for (const TextPiece& piece : pieces) {
    const std::size_t end = begin + piece.text.size();
    for (std::size_t at = begin; at < end;) {
      while (range != ranges.end() && range->end <= at) {
        ++range;
      }
      const bool inside = range != ranges.end() && range->begin <= at;
      const std::size_t next = range == ranges.end() ? end : std::min(end, inside ? range->end : range->begin);
      TextPiece& part = marked.emplace_back(TextPiece{piece.text.substr(at - begin, next - at), piece.match});
      if (inside) {
        part.evidence = range->mark;
        part.assertion = range->assertion;
        part.mention = range->mention;
      }
      at = next;
    }
    begin = end;
  }
  pieces = std::move(marked);
}

}  // namespace materia
