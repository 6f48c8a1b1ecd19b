#include "indexer/collect_phrases.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/phrase_counts.h"
#include "indexer/phrase_words.h"
#include "indexer/scan_corpus.h"
#include "store/analyzer.h"

namespace materia {
namespace {

constexpr std::size_t longest = 4;  ///< words
constexpr std::size_t most_phrases = 30'000;
constexpr std::size_t most_candidates = 400'000;  ///< held at once while they are counted
constexpr double least_lift = 8;
/// A phrase is a piece of a longer one, or of a sentence that documents repeat, when the word before or behind it is
/// the same this much more often than another.
constexpr double same_neighbour = 0.6;
/// How often a phrase has to stand between stop words, punctuation, and the ends of texts, on each side.
constexpr double least_bounded = 0.4;

/// A word of a running text.
struct Token {
  std::string text;  ///< folded
  std::uint64_t hash = 0;
  bool hyphen_behind = false;  ///< joined to the next one by a hyphen, not a space
};

std::uint64_t joined(std::uint64_t left, std::uint64_t right) {
  return (left ^ (right >> 31U)) * 0x9E3779B97F4A7C15U + right;
}

std::uint64_t hash_of(std::span<const Token> words) {
  std::uint64_t hash = 0;
  for (const Token& word : words) {
    hash = joined(hash, word.hash);
  }
  return hash;
}

/// Cuts a text into runs of words that only a space or a hyphen stands between, and gives each run to `function`.
template <typename Function>
void for_each_run(std::string_view text, Analyzer& analyzer, std::vector<Token>& run, Function&& function) {
  run.clear();
  Term term;
  std::size_t end = 0;
  for (std::size_t position = 0; analyzer.next_folded(text, position, term); end = term.end) {
    const std::string_view between = text.substr(end, term.begin - end);
    if (!run.empty() && between != " " && between != "-") {
      function(std::span<const Token>(run));
      run.clear();
    } else if (!run.empty()) {
      run.back().hyphen_behind = between == "-";
    }
    run.push_back({term.text, hash_bytes(term.text), false});
  }
  if (!run.empty()) {
    function(std::span<const Token>(run));
  }
}

/// The word on one side of a phrase, over all its places: what it mostly is (the majority vote of Boyer and Moore), and
/// how often it is none or a stop word. An article belongs to no phrase.
struct Neighbours {
  std::uint64_t word = 0;
  std::uint32_t votes = 0;
  std::uint32_t bounds = 0;

  void count(const Token* neighbour, bool stop) {
    bounds += neighbour == nullptr || stop ? 1 : 0;
    const bool none =
        neighbour == nullptr || neighbour->text == "the" || neighbour->text == "a" || neighbour->text == "an";
    if (none || (votes > 0 && neighbour->hash != word)) {
      votes -= votes > 0 ? 1 : 0;
    } else {
      word = neighbour->hash;
      ++votes;
    }
  }
  /// Whether what stands there belongs to the phrase, so that the phrase is a piece.
  [[nodiscard]] bool belongs(std::uint32_t times) const {
    return votes > same_neighbour * times + 1 || bounds < least_bounded * times;
  }
};

struct Candidate {
  std::string words;  ///< with spaces
  std::size_t length = 0;
  Occurrences occurrences;
  Neighbours before;
  Neighbours behind;
  std::array<std::int32_t, longest - 1> hyphens{};  ///< between words: more often a hyphen (above 0) or a space
};

class Collector {
 public:
  explicit Collector(Writer& writer) : writer_(writer) {}

  std::vector<CountedText> run() {
    for_each_document_run([this](std::span<const Token> run) { count_pairs(run); });
    least_documents_ = documents_ < 100 ? 2 : 3;
    pairs_.keep(least_documents_);
    for_each_document_run([this](std::span<const Token> run) { count_candidates(run); });
    return chosen();
  }

 private:
  template <typename Function>
  void for_each_document_run(Function&& function) {
    documents_ = 0;
    DocumentId last = 0;
    std::vector<Token> run;
    writer_.for_each_text([&](DocumentId id, std::string_view text) {
      documents_ += id == last ? 0 : 1;
      last = id;
      for_each_run(text, analyzer_, run, function);
    });
  }

  void count_pairs(std::span<const Token> run) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      words_.count(run[i].hash, documents_);
      ++all_words_;
      if (i + 1 < run.size()) {
        pairs_.count(hash_of(run.subspan(i, 2)), documents_);
      }
    }
  }

  /// Remembered: a language uses few words often.
  const WordKind& kind(const Token& word) {
    const auto [place, is_new] = kinds_.try_emplace(word.hash);
    if (is_new) {
      place->second = kind_of_word(word.text);
    }
    return place->second;
  }

  void count_candidates(std::span<const Token> run) {
    for (std::size_t first = 0; first + 1 < run.size(); ++first) {
      if (!kind(run[first]).edge) {
        continue;
      }
      for (std::size_t length = 2; length <= longest && first + length <= run.size(); ++length) {
        const std::span<const Token> words = run.subspan(first, length);
        if (pairs_.find(hash_of(words.last(2))).documents == 0 || (length > 2 && !kind(words[length - 2]).inside)) {
          break;
        }
        if (kind(words.back()).edge && (length > 2 || is_more_than_chance(words, pairs_.find(hash_of(words)).times))) {
          count_candidate(words, first == 0 ? nullptr : &run[first - 1],
                          first + length == run.size() ? nullptr : &run[first + length]);
        }
      }
    }
  }

  void count_candidate(std::span<const Token> words, const Token* before, const Token* behind) {
    const auto [place, is_new] = candidates_.try_emplace(hash_of(words));
    Candidate& candidate = place->second;
    if (is_new) {
      candidate.length = words.size();
      for (const Token& word : words) {
        candidate.words += (candidate.words.empty() ? "" : " ") + word.text;
      }
    }
    candidate.occurrences.count(documents_);
    candidate.before.count(before, before != nullptr && kind(*before).stop);
    candidate.behind.count(behind, behind != nullptr && kind(*behind).stop);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      candidate.hyphens[i] += words[i].hyphen_behind ? 1 : -1;
    }
    if (is_new && candidates_.size() > most_candidates) {
      forget_rare_candidates();
    }
  }

  void forget_rare_candidates() {
    for (std::uint32_t least = 2; candidates_.size() > most_candidates / 2; ++least) {
      std::erase_if(candidates_, [&](const auto& one) { return one.second.occurrences.documents < least; });
    }
  }

  /// Whether `times` is eight times what chance would give the two halves of a phrase: words, pairs, or one of each
  /// (both ways).
  [[nodiscard]] bool is_more_than_chance(std::span<const Token> words, std::size_t times) const {
    const auto frequency = [&](std::span<const Token> part) {
      return static_cast<double>(part.size() == 1 ? words_.find(part.front().hash).times
                                                  : pairs_.find(hash_of(part)).times);
    };
    const auto holds = [&](std::size_t left) {
      const double expected =
          frequency(words.first(left)) * frequency(words.subspan(left)) / static_cast<double>(all_words_);
      return static_cast<double>(times) >= least_lift * expected;
    };
    return words.size() == 3 ? holds(1) && holds(2) : holds(words.size() / 2);
  }

  [[nodiscard]] bool is_more_than_chance(const Candidate& candidate) {
    std::vector<Token> words;
    Term term;
    for (std::size_t position = 0; analyzer_.next_folded(candidate.words, position, term);) {
      words.push_back({term.text, hash_bytes(term.text), false});
    }
    return words.size() == candidate.length && is_more_than_chance(words, candidate.occurrences.times);
  }

  std::vector<CountedText> chosen() {
    std::vector<CountedText> phrases;
    for (const auto& [hash, candidate] : candidates_) {
      const Occurrences& found = candidate.occurrences;
      if (found.documents >= least_documents_ && !candidate.before.belongs(found.times) &&
          !candidate.behind.belongs(found.times) && is_more_than_chance(candidate)) {
        phrases.push_back({as_written(candidate), found.documents});
      }
    }
    std::sort(phrases.begin(), phrases.end(), [](const CountedText& left, const CountedText& right) {
      return left.documents != right.documents ? left.documents > right.documents : left.text < right.text;
    });
    phrases.resize(std::min(phrases.size(), most_phrases));
    return phrases;
  }

  static std::string as_written(const Candidate& candidate) {
    std::string text = candidate.words;
    std::size_t gap = 0;
    for (char& letter : text) {
      if (letter == ' ' && candidate.hyphens[gap++] > 0) {
        letter = '-';
      }
    }
    return text;
  }

  Writer& writer_;
  Analyzer analyzer_;
  std::uint32_t documents_ = 0;  ///< seen so far
  std::uint32_t least_documents_ = 0;
  std::uint64_t all_words_ = 0;
  std::unordered_map<std::uint64_t, WordKind> kinds_;
  PhraseCounts words_;
  PhraseCounts pairs_;
  std::unordered_map<std::uint64_t, Candidate> candidates_;
};

}  // namespace

void collect_phrases(Writer& writer) {
  writer.put_phrases(Collector(writer).run());
}

}  // namespace materia
