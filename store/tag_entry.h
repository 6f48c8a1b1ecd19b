#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "store/document.h"
#include "store/vocabulary.h"

namespace materia {

/// A concept on a document, or a document with a concept: position() is the other one's. In one number, because facets
/// are counted by walking millions of them.
class TagEntry {
 public:
  static constexpr unsigned flag_bits = 2;

  constexpr TagEntry() = default;
  /// REQUIRES: a position that leaves room for the flags.
  constexpr TagEntry(std::uint32_t position, bool about, bool clearly)
      : bits_(position << flag_bits | (clearly ? clearly_bit : 0) | (about ? about_bit : 0)) {}
  static constexpr TagEntry of_bits(std::uint32_t bits) {
    TagEntry entry;
    entry.bits_ = bits;
    return entry;
  }

  [[nodiscard]] constexpr std::uint32_t position() const { return bits_ >> flag_bits; }
  [[nodiscard]] constexpr bool about() const { return (bits_ & about_bit) != 0; }
  /// The document has the concept itself, not one below it, and is most clearly about it (clearly_about).
  [[nodiscard]] constexpr bool clearly() const { return (bits_ & clearly_bit) != 0; }
  /// As it is stored; ordered by position.
  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }

  bool operator==(const TagEntry&) const = default;

 private:
  static constexpr std::uint32_t about_bit = 1;
  static constexpr std::uint32_t clearly_bit = 2;

  std::uint32_t bits_ = 0;
};

/// Tags rolled up: the concepts of one document and all above them, by position in the vocabulary, each once and
/// ascending. A document is about a concept when it is about one below it. Empty `tags` give nothing; those of concepts
/// that the vocabulary does not have are passed over. Replaces what `entries` held.
void roll_up(const std::vector<Tag>& tags, const Vocabulary& vocabulary, std::vector<TagEntry>& entries);

/// The same of many documents, those of one behind those of the other.
class RolledUpTags {
 public:
  /// `documents` is how many there will be.
  explicit RolledUpTags(std::size_t documents = 0);

  /// Adds the next document and its concepts.
  void add(std::span<const TagEntry> concepts) {
    entries_.insert(entries_.end(), concepts.begin(), concepts.end());
    begin_.push_back(static_cast<std::uint32_t>(entries_.size()));
  }
  /// Adds the next documents, with so many concepts each, and gives the room for these; it holds until more are added.
  std::span<TagEntry> add(std::span<const std::size_t> counts);

  /// How many documents were added.
  [[nodiscard]] std::size_t size() const { return begin_.size() - 1; }
  [[nodiscard]] std::span<const TagEntry> of(std::size_t document) const {
    return {entries_.data() + begin_[document], entries_.data() + begin_[document + 1]};
  }
  /// Begins to fetch into the processor's caches what of() looks up.
  void fetch_place(std::size_t document) const { __builtin_prefetch(&begin_[document]); }
  /// Of all documents.
  [[nodiscard]] std::span<const TagEntry> all() const { return entries_; }

  /// Calls `function(document, entry)` for each entry that is `wanted(entry)`, document by document. All are looked at
  /// in a row, without a branch on what they are, which would often be guessed wrong.
  template <typename Wanted, typename Function>
  void for_each(const Wanted& wanted, Function&& function) const {
    std::array<std::size_t, 512> found{};
    std::size_t document = 0;
    for (std::size_t begin = 0; begin < entries_.size(); begin += found.size()) {
      const std::size_t end = std::min(begin + found.size(), entries_.size());
      std::size_t count = 0;
      for (std::size_t place = begin; place < end; ++place) {
        found[count] = place;  // written over by the next where it is not wanted
        count += wanted(entries_[place]) ? 1 : 0;
      }
      for (const std::size_t place : std::span(found).first(count)) {
        while (begin_[document + 1] <= place) {
          ++document;
        }
        function(document, entries_[place]);
      }
    }
  }

 private:
  std::vector<TagEntry> entries_;
  std::vector<std::uint32_t> begin_;  ///< of each document, and the end
};

}  // namespace materia
