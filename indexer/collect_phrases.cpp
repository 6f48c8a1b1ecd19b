#include "indexer/collect_phrases.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/document_sample.h"
#include "indexer/in_order.h"
#include "indexer/phrase_counts.h"
#include "indexer/phrase_words.h"
#include "indexer/scan_corpus.h"
#include "store/analyzer.h"
#include "store/word_numbers.h"

namespace materia {
namespace {

constexpr std::size_t longest = 4;  ///< words
constexpr std::size_t most_phrases = 30'000;
constexpr std::size_t most_candidates = 400'000;  ///< held at once while they are counted
constexpr std::size_t bytes_in_a_batch = 128 << 10;
constexpr double least_lift = 8;
/// A phrase is a piece of a longer one, or of a sentence that documents repeat, when the word before or behind it is
/// the same this much more often than another.
constexpr double same_neighbour = 0.6;
/// How often a phrase has to stand between stop words, punctuation, and the ends of texts, on each side.
constexpr double least_bounded = 0.4;

/// A word of a running text.
struct Token {
  std::uint64_t hash = 0;
  std::uint32_t begin = 0;  ///< of its folded text in the batch's bytes
  std::uint16_t size = 0;
  bool first = false;          ///< of a run: a run's words have only a space or a hyphen between them
  bool hyphen_behind = false;  ///< joined to the next one by a hyphen, not a space
  bool article = false;        ///< the, a, an
  WordKind kind;
};

using Run = std::span<const Token>;

std::uint64_t joined(std::uint64_t left, std::uint64_t right) {
  return (left ^ (right >> 31U)) * 0x9E3779B97F4A7C15U + right;
}

std::uint64_t hash_of(Run words) {
  std::uint64_t hash = 0;
  for (const Token& word : words) {
    hash = joined(hash, word.hash);
  }
  return hash;
}

/// Some documents, one after the other, as words.
struct Batch {
  std::vector<Token> tokens;
  std::vector<std::size_t> ends;  ///< of the documents in them
  std::string bytes;

  [[nodiscard]] std::string_view text(const Token& token) const {
    return std::string_view(bytes).substr(token.begin, token.size);
  }
};

/// Cuts texts into words. Used by one thread at a time.
class Tokenizer {
 public:
  void add(std::string_view text, Batch& batch) {
    std::size_t end = 0;
    bool first = true;
    for (std::size_t position = 0; analyzer_.next_folded(text, position, term_); end = term_.end) {
      const std::string_view between = text.substr(end, term_.begin - end);
      first = first || (between != " " && between != "-");
      if (!first) {
        batch.tokens.back().hyphen_behind = between == "-";
      }
      const Known& word = known(term_.text);
      batch.tokens.push_back({word.hash, static_cast<std::uint32_t>(batch.bytes.size()),
                              static_cast<std::uint16_t>(term_.text.size()), first, false, word.article, word.kind});
      batch.bytes += term_.text;
      first = false;
    }
  }

 private:
  /// What is remembered of a word: a language uses few words often.
  struct Known {
    std::uint64_t hash = 0;
    WordKind kind;
    bool article = false;
  };
  static constexpr std::size_t most_known = 100'000;

  const Known& known(std::string_view word) {
    if (known_.size() > most_known) {
      known_.clear();
      words_.clear();
    }
    const WordNumbers::Number number = words_.add(word);
    if (number == known_.size()) {
      known_.push_back({hash_bytes(word), kind_of_word(word), word == "the" || word == "a" || word == "an"});
    }
    return known_[number];
  }

  Analyzer analyzer_;
  Term term_;
  WordNumbers words_;
  std::vector<Known> known_;  ///< by number of the word
};

/// The word on one side of a phrase, over all its places: what it mostly is (the majority vote of Boyer and Moore), and
/// how often it is none or a stop word. An article belongs to no phrase.
struct Neighbours {
  std::uint64_t word = 0;
  std::uint32_t votes = 0;
  std::uint32_t bounds = 0;

  void count(const Token* neighbour) {
    bounds += neighbour == nullptr || neighbour->kind.stop ? 1 : 0;
    const bool none = neighbour == nullptr || neighbour->article;
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
  Collector(Writer& writer, DocumentSample sample, std::size_t threads)
      : writer_(writer), sample_(std::move(sample)), threads_(threads), tokenizers_(threads + 1) {}

  std::vector<CountedText> run() {
    for_each_run([this](const Batch&, Run run) { count_pairs(run); });
    least_documents_ = documents_ < 100 ? 2 : 3;
    pairs_.keep(least_documents_);
    for_each_run([this](const Batch& batch, Run run) { count_candidates(batch, run); });
    return chosen();
  }

 private:
  /// Texts are cut into words on other threads, and the words counted on this one, in their order.
  template <typename Function>
  void for_each_run(Function&& function) {
    documents_ = 0;
    InOrder<Batch> reading(threads_, [&](Batch&& batch) {
      std::size_t begin = 0;
      for (const std::size_t end : batch.ends) {
        ++documents_;
        while (begin < end) {
          std::size_t behind = begin + 1;
          while (behind < end && !batch.tokens[behind].first) {
            ++behind;
          }
          function(batch, Run(batch.tokens).subspan(begin, behind - begin));
          begin = behind;
        }
      }
    });
    std::vector<std::array<std::string, field_count>> texts;
    std::size_t bytes = 0;
    const auto start = [&] {
      reading.start([this, texts = std::exchange(texts, {})](std::size_t slot) {
        Batch batch;
        for (const auto& fields : texts) {
          for (const std::string& field : fields) {
            tokenizers_[slot].add(field, batch);
          }
          batch.ends.push_back(batch.tokens.size());
        }
        return batch;
      });
      bytes = 0;
    };
    writer_.for_each_text(sample_.ids, [&](const StoredText& text) {
      texts.push_back({std::string(text.title), std::string(text.headings), std::string(text.body)});
      bytes += text.title.size() + text.headings.size() + text.body.size();
      if (bytes > bytes_in_a_batch) {
        start();
      }
    });
    start();
    reading.finish();
  }

  void count_pairs(Run run) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      words_.count(run[i].hash, documents_);
      ++all_words_;
      if (i + 1 < run.size()) {
        pairs_.count(hash_of(run.subspan(i, 2)), documents_);
      }
    }
  }

  void count_candidates(const Batch& batch, Run run) {
    for (std::size_t first = 0; first + 1 < run.size(); ++first) {
      if (!run[first].kind.edge) {
        continue;
      }
      for (std::size_t length = 2; length <= longest && first + length <= run.size(); ++length) {
        const Run words = run.subspan(first, length);
        if (pairs_.find(hash_of(words.last(2))).documents == 0 || (length > 2 && !words[length - 2].kind.inside)) {
          break;
        }
        if (words.back().kind.edge && (length > 2 || is_more_than_chance(words, pairs_.find(hash_of(words)).times))) {
          count_candidate(batch, words, first == 0 ? nullptr : &run[first - 1],
                          first + length == run.size() ? nullptr : &run[first + length]);
        }
      }
    }
  }

  void count_candidate(const Batch& batch, Run words, const Token* before, const Token* behind) {
    const auto [place, is_new] = candidates_.try_emplace(hash_of(words));
    Candidate& candidate = place->second;
    if (is_new) {
      candidate.length = words.size();
      for (const Token& word : words) {
        candidate.words.append(candidate.words.empty() ? "" : " ").append(batch.text(word));
      }
    }
    candidate.occurrences.count(documents_);
    candidate.before.count(before);
    candidate.behind.count(behind);
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
  [[nodiscard]] bool is_more_than_chance(Run words, std::size_t times) const {
    const auto frequency = [&](Run part) {
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
    Batch batch;
    tokenizers_.front().add(candidate.words, batch);
    return batch.tokens.size() == candidate.length && is_more_than_chance(batch.tokens, candidate.occurrences.times);
  }

  std::vector<CountedText> chosen() {
    std::vector<CountedText> phrases;
    for (const auto& [hash, candidate] : candidates_) {
      const Occurrences& found = candidate.occurrences;
      if (found.documents >= least_documents_ && !candidate.before.belongs(found.times) &&
          !candidate.behind.belongs(found.times) && is_more_than_chance(candidate)) {
        phrases.push_back({as_written(candidate), std::min(found.documents * sample_.step, sample_.of)});
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
  DocumentSample sample_;
  std::size_t threads_;
  std::vector<Tokenizer> tokenizers_;  ///< one for each batch under way
  std::uint32_t documents_ = 0;        ///< seen so far
  std::uint32_t least_documents_ = 0;
  std::uint64_t all_words_ = 0;
  PhraseCounts words_;
  PhraseCounts pairs_;
  std::unordered_map<std::uint64_t, Candidate> candidates_;
};

}  // namespace

void collect_phrases(Writer& writer, std::size_t threads, std::size_t most_documents) {
  writer.put_phrases(Collector(writer, sample_documents(writer, most_documents), threads_for(threads)).run());
}

}  // namespace materia
