#include "indexer/near_duplicates.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/fingerprint.h"

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

class Grouping {
 public:
  Grouping(const std::vector<FingerprintedDocument>& documents, const AboutDifferentThings& different)
      : documents_(documents), different_(different), leader_of_(documents.size()) {
    for (const FingerprintedDocument& document : documents) {
      for (const std::uint32_t shingle : document.fingerprint.shingles) {
        ++frequency_[shingle];
      }
    }
    common_ = std::max(fewest_common, documents.size() / share_of_common);
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
    for (const std::size_t leader : leaders_to_compare(document)) {
      const double alike = likeness(documents_[leader], documents_[document]);
      if (alike > most_alike && !different_(documents_[leader], documents_[document])) {
        best = leader;
        most_alike = alike;
      }
    }
    if (best == document) {
      for (const std::uint32_t shingle : documents_[document].fingerprint.shingles) {
        if (frequency_.at(shingle) > 1) {  // no other document has the rest
          leaders_[shingle].push_back(document);
        }
      }
    }
    return best;
  }

  /// In their order.
  std::vector<std::size_t> leaders_to_compare(std::size_t document) {
    std::vector<const std::vector<std::size_t>*> lists;
    for (const std::uint32_t shingle : documents_[document].fingerprint.shingles) {
      const auto list = leaders_.find(shingle);
      if (list != leaders_.end() && list->second.size() <= most_leaders) {
        lists.push_back(&list->second);
      }
    }
    std::stable_sort(lists.begin(), lists.end(),
                     [](const auto* left, const auto* right) { return left->size() < right->size(); });
    lists.resize(std::min(lists.size(), rarest_shingles));
    std::vector<std::size_t> leaders;
    for (const auto* list : lists) {
      leaders.insert(leaders.end(), list->begin(), list->end());
    }
    std::sort(leaders.begin(), leaders.end());
    leaders.erase(std::unique(leaders.begin(), leaders.end()), leaders.end());
    return leaders;
  }

  /// 0 where they are no copies.
  [[nodiscard]] double likeness(const FingerprintedDocument& first, const FingerprintedDocument& second) const {
    if (!same_language(first.language, second.language)) {
      return 0;
    }
    const std::vector<std::uint32_t>& one = first.fingerprint.shingles;
    const std::vector<std::uint32_t>& other = second.fingerprint.shingles;
    std::vector<std::uint32_t> shared;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(shared));
    const double whole = resemblance(shared.size(), one.size(), other.size());
    const std::size_t own_of_one = own(one);
    const std::size_t own_of_other = own(other);
    const double alike = resemblance(own(shared), own_of_one, own_of_other);
    const std::size_t least_own = std::min(own_of_one, own_of_other);
    if (least_own < fewest_own) {
      const bool apart = least_own >= next_to_nothing && alike < least_own_resemblance;
      return whole >= whole_resemblance && !apart ? whole : 0;
    }
    return alike >= own_resemblance && whole >= whole_beside_own ? alike : 0;
  }

  [[nodiscard]] std::size_t own(const std::vector<std::uint32_t>& shingles) const {
    return static_cast<std::size_t>(std::count_if(
        shingles.begin(), shingles.end(), [&](std::uint32_t shingle) { return frequency_.at(shingle) <= common_; }));
  }

  const std::vector<FingerprintedDocument>& documents_;
  const AboutDifferentThings& different_;
  std::vector<std::size_t> leader_of_;
  std::unordered_map<std::uint32_t, std::uint32_t> frequency_;  ///< of sampled shingles, in documents
  std::size_t common_ = 0;                                      ///< a shingle in more documents than this is common
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> leaders_;
};

}  // namespace

std::vector<Resemblance> find_near_duplicates(const std::vector<FingerprintedDocument>& documents,
                                              const AboutDifferentThings& different) {
  return Grouping(documents, different).run();
}

}  // namespace materia
