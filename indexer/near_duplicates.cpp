#include "indexer/near_duplicates.h"

#include <algorithm>
#include <array>

#include "indexer/fingerprint.h"
#include "indexer/shingle_table.h"
#include "store/bit_count.h"

namespace materia {
namespace {

/// A shorter text has too little to be compared by.
constexpr std::size_t fewest_words = 50;

/// A shingle in more than this share of the documents, and in more than this many, is the corpus' way of writing (a
/// template, a menu, a disclaimer) and says nothing about a pair.
constexpr std::size_t share_of_common = 100;
constexpr std::size_t fewest_common = 10;

/// Below this many sampled shingles that are not common a document has too little of its own to go by that alone; with
/// none or a few of them it has nothing of its own.
constexpr std::size_t fewest_own = 12;
constexpr std::size_t next_to_nothing = 4;

/// Resemblance (shared of all) that makes copies: of what is not common, and then of the whole; where one of the two
/// has little of its own, of the whole, unless what each has of its own is something else.
constexpr double own_resemblance = 0.6;
constexpr double whole_beside_own = 0.4;
constexpr double whole_resemblance = 0.8;
constexpr double least_own_resemblance = 0.3;

/// A document is compared with the leaders that share its rarest shingles: so many of them, each of at most so many
/// leaders.
constexpr std::size_t rarest_shingles = 16;
constexpr std::size_t most_leaders = 64;

double resemblance(std::size_t shared, std::size_t first, std::size_t second) {
  const std::size_t all = first + second - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

/// "en" and "en-GB" are one language here; an unknown one is any.
bool same_language(const std::string& first, const std::string& second) {
  const std::string_view one = std::string_view(first).substr(0, first.find('-'));
  const std::string_view other = std::string_view(second).substr(0, second.find('-'));
  return one.empty() || other.empty() || one == other;
}

/// Which of so many bits a document's shingles set: enough to tell most pairs apart without comparing them.
class Outline {
 public:
  explicit Outline(const std::vector<std::uint32_t>& shingles) {
    for (const std::uint32_t shingle : shingles) {
      const std::uint32_t bit = shingle % bits;
      words_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    shingles_ = shingles.size();
    set_ = count_bits(words_.data(), words_.size());
  }

  /// Begins to fetch it into the processor's caches.
  void fetch() const { __builtin_prefetch(words_.data()); }

  /// The resemblance of two documents is no more than this. Of a document's shingles as many are surely not the other's
  /// as it has bits that the other has not.
  [[nodiscard]] static double most_resemblance(const Outline& one, const Outline& other) {
    if (const double by_size = resemblance(std::min(one.shingles_, other.shingles_), one.shingles_, other.shingles_);
        by_size < whole_beside_own) {
      return by_size;
    }
    const std::size_t common = count_common_bits(one.words_.data(), other.words_.data(), one.words_.size());
    const std::size_t most_shared =
        std::min(one.shingles_ - (one.set_ - common), other.shingles_ - (other.set_ - common));
    return resemblance(most_shared, one.shingles_, other.shingles_);
  }

 private:
  static constexpr std::uint32_t bits = 512;
  std::array<std::uint64_t, bits / 64> words_{};
  std::size_t shingles_ = 0;
  std::size_t set_ = 0;  ///< bits
};

class Grouping {
 public:
  Grouping(const std::vector<FingerprintedDocument>& documents, const AboutDifferentThings& different)
      : documents_(documents),
        different_(different),
        leader_of_(documents.size()),
        table_(documents),
        common_(std::max(fewest_common, documents.size() / share_of_common)),
        leaders_(table_.size()),
        own_(documents.size()) {
    outlines_.reserve(documents.size());
    for (const FingerprintedDocument& document : documents) {
      outlines_.emplace_back(document.fingerprint.shingles);
    }
  }

  std::vector<Resemblance> run() {
    std::vector<std::size_t> sizes(documents_.size());
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      leader_of_[i] = documents_[i].fingerprint.words < fewest_words ? i : find_leader(i);
      ++sizes[leader_of_[i]];
    }
    std::vector<Resemblance> found;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      if (sizes[leader_of_[i]] > 1) {
        found.push_back({documents_[i].id, documents_[leader_of_[i]].id});
      }
    }
    return found;
  }

 private:
  /// The most alike leader; the document itself, from now on a leader, where it is no copy of any.
  std::size_t find_leader(std::size_t document) {
    std::size_t best = document;
    double most_alike = 0;
    number_shingles(document);
    const std::vector<std::uint32_t>& leaders = leaders_to_compare();
    for (const std::uint32_t leader : leaders) {
      outlines_[leader].fetch();
    }
    for (const std::uint32_t leader : leaders) {
      const double alike = likeness(leader, document);
      if (alike > most_alike && !different_(documents_[leader], documents_[document])) {
        best = leader;
        most_alike = alike;
      }
    }
    if (best == document) {
      for (const std::uint32_t number : numbers_) {
        // One that too many have is looked up no more.
        if (leaders_[number].size() <= most_leaders) {
          leaders_[number].push_back(static_cast<std::uint32_t>(document));
        }
      }
    }
    return best;
  }

  /// Those that other documents have, too.
  void number_shingles(std::size_t document) {
    const std::vector<std::uint32_t>& shingles = documents_[document].fingerprint.shingles;
    numbers_.clear();
    own_[document] = shingles.size();
    for (const std::uint32_t shingle : shingles) {
      table_.fetch(shingle);
    }
    for (const std::uint32_t shingle : shingles) {
      if (const std::uint32_t number = table_.find(shingle); number != ShingleTable::none) {
        own_[document] -= table_.documents(number) > common_ ? 1 : 0;
        numbers_.push_back(number);
        __builtin_prefetch(&leaders_[number]);
      }
    }
  }

  /// In their order.
  const std::vector<std::uint32_t>& leaders_to_compare() {
    lists_.clear();
    for (const std::uint32_t number : numbers_) {
      const std::vector<std::uint32_t>& list = leaders_[number];
      if (!list.empty() && list.size() <= most_leaders) {
        lists_.push_back({list.size(), lists_.size(), &list});
      }
    }
    const auto rarest = lists_.begin() + static_cast<std::ptrdiff_t>(std::min(lists_.size(), rarest_shingles));
    std::partial_sort(lists_.begin(), rarest, lists_.end(), [](const List& left, const List& right) {
      return left.size != right.size ? left.size < right.size : left.turn < right.turn;
    });
    found_.clear();
    for (auto list = lists_.begin(); list != rarest; ++list) {
      found_.insert(found_.end(), list->leaders->begin(), list->leaders->end());
    }
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return found_;
  }

  /// 0 where they are no copies.
  double likeness(std::size_t first, std::size_t second) {
    static_assert(whole_beside_own < whole_resemblance);
    if (Outline::most_resemblance(outlines_[first], outlines_[second]) < whole_beside_own ||
        !same_language(documents_[first].language, documents_[second].language)) {
      return 0;
    }
    const std::vector<std::uint32_t>& one = documents_[first].fingerprint.shingles;
    const std::vector<std::uint32_t>& other = documents_[second].fingerprint.shingles;
    shared_.clear();
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(shared_));
    const double whole = resemblance(shared_.size(), one.size(), other.size());
    if (whole < whole_beside_own) {
      return 0;
    }
    const double alike = resemblance(own(shared_), own_[first], own_[second]);
    const std::size_t least_own = std::min(own_[first], own_[second]);
    if (least_own < fewest_own) {
      const bool apart = least_own >= next_to_nothing && alike < least_own_resemblance;
      return whole >= whole_resemblance && !apart ? whole : 0;
    }
    return alike >= own_resemblance ? alike : 0;
  }

  /// How many of them are not common.
  [[nodiscard]] std::size_t own(const std::vector<std::uint32_t>& shingles) const {
    return static_cast<std::size_t>(std::count_if(shingles.begin(), shingles.end(), [&](std::uint32_t shingle) {
      const std::uint32_t number = table_.find(shingle);
      return number == ShingleTable::none || table_.documents(number) <= common_;
    }));
  }

  /// The leaders with one of a document's shingles.
  struct List {
    std::size_t size;
    std::size_t turn;  ///< of the shingle in the document
    const std::vector<std::uint32_t>* leaders;
  };

  const std::vector<FingerprintedDocument>& documents_;
  const AboutDifferentThings& different_;
  std::vector<std::size_t> leader_of_;
  ShingleTable table_;
  std::size_t common_;                               ///< a shingle in more documents than this is common
  std::vector<std::vector<std::uint32_t>> leaders_;  ///< by number of the shingle; at most one more than are looked at
  std::vector<Outline> outlines_;                    ///< by document
  std::vector<std::size_t> own_;                     ///< by document looked at so far: its shingles that are not common
  std::vector<std::uint32_t> numbers_;               ///< of the document at hand
  std::vector<List> lists_;                          ///< likewise, as the next two
  std::vector<std::uint32_t> found_;
  std::vector<std::uint32_t> shared_;
};

}  // namespace

std::vector<Resemblance> find_near_duplicates(const std::vector<FingerprintedDocument>& documents,
                                              const AboutDifferentThings& different) {
  return Grouping(documents, different).run();
}

}  // namespace materia
