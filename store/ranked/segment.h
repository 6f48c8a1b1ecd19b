#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/document.h"

namespace materia {

/// How many terms the fields of a document have, and how they are laid out in one row of places: the title from 0, the
/// headings behind it and the body behind them, with a free place between two fields, so that no phrase spans them.
struct FieldLengths {
  std::uint32_t title = 0;
  std::uint32_t headings = 0;
  std::uint32_t body = 0;
  /// False for an inferred title: it repeats the first sentence of the body, and ranking passes over it.
  bool title_counts = false;

  [[nodiscard]] std::uint32_t headings_begin() const { return title + 1; }
  [[nodiscard]] std::uint32_t body_begin() const { return title + headings + 2; }
  /// Of what counts in ranking.
  [[nodiscard]] std::uint32_t ranked() const { return (title_counts ? title : 0) + headings + body; }

  bool operator==(const FieldLengths&) const = default;
};

/// A part of the ranked index: some documents, ascending by id, known by their number in it. It is written once; what
/// changes later is which of its documents are gone, deleted or changed and then in a newer segment.
struct RankedSegment {
  std::int64_t id = 0;
  std::vector<DocumentId> documents;
  std::vector<FieldLengths> lengths;
  std::vector<std::uint32_t> gone;  ///< numbers, ascending
  std::vector<float> title_idf;     ///< of all different terms of a title that counts, together; empty where not read

  [[nodiscard]] std::size_t living() const { return documents.size() - gone.size(); }
  /// The greatest id; 0 where none is left.
  [[nodiscard]] DocumentId last_living() const {
    std::size_t left = documents.size();
    for (auto number = gone.rbegin(); number != gone.rend() && *number + 1 == left; ++number) {
      --left;
    }
    return left == 0 ? 0 : documents[left - 1];
  }
};

/// A term of a segment. Its lists are found by its id, which no term of another segment has; never 0.
struct RankedTerm {
  std::int64_t id = 0;
  std::string text;
};

/// What is stored of a term: the postings of the whole text, title, headings and body as one (posting_list.h); those of
/// the titles that have it; the documents of the first as a set, which only terms have that many documents have
/// (document_set.h), and not in files of older versions; its places (position_list.h).
enum class RankedList { postings, titles, set, positions };

}  // namespace materia
