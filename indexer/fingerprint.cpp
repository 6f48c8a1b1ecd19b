#include "indexer/fingerprint.h"

#include <algorithm>

namespace materia {
namespace {

/// Fewer words in a row are a phrase, which articles may well share.
constexpr std::size_t shortest_block = 8;

constexpr std::uint64_t seed = 0xCBF29CE484222325ULL;

std::uint64_t mixed(std::uint64_t value) {
  // The finalizer of SplitMix64: every bit depends on every other.
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

std::uint64_t appended(std::uint64_t hash, std::uint64_t next) {
  return mixed(hash * 0x9E3779B97F4A7C15ULL + next);
}

std::uint64_t hash_of_word(std::string_view word) {
  std::uint64_t hash = seed;
  for (const char byte : word) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  }
  return mixed(hash);
}

class Maker {
 public:
  explicit Maker(Analyzer& analyzer) : analyzer_(analyzer) {}

  void add(const Block& block, std::size_t position) {
    if (block.kind == Block::Kind::heading) {
      end_run();
      return;
    }
    const std::size_t first_word = words_.size();
    std::uint64_t hash = seed;
    for (std::size_t at = 0; analyzer_.next_folded(block.text, at, term_);) {
      words_.push_back(hash_of_word(term_.text));
      hash = appended(hash, words_.back());
    }
    const std::size_t count = words_.size() - first_word;
    if (count >= shortest_block) {
      end_run();
      made_.blocks.push_back({hash, position, position + 1});
      return;
    }
    if (run_words_ == 0) {
      run_ = {seed, position, position};
    }
    run_.hash = appended(run_.hash, hash);
    run_.end = position + 1;
    run_words_ += count;
  }

  FingerprintedText finish() {
    end_run();
    Fingerprint& fingerprint = made_.fingerprint;
    fingerprint.words = words_.size();
    for (const RepeatableBlock& block : made_.blocks) {
      fingerprint.blocks.push_back(block.hash);
    }
    for (std::size_t end = shingle_words; end <= words_.size(); ++end) {
      std::uint64_t hash = seed;
      for (std::size_t word = end - shingle_words; word < end; ++word) {
        hash = appended(hash, words_[word]);
      }
      if (hash % shingles_to_a_sample == 0) {
        fingerprint.shingles.push_back(static_cast<std::uint32_t>(hash >> 32U));
      }
    }
    std::sort(fingerprint.shingles.begin(), fingerprint.shingles.end());
    fingerprint.shingles.erase(std::unique(fingerprint.shingles.begin(), fingerprint.shingles.end()),
                               fingerprint.shingles.end());
    return std::move(made_);
  }

 private:
  void end_run() {
    if (run_words_ >= shortest_block) {
      made_.blocks.push_back(run_);
    }
    run_words_ = 0;
  }

  Analyzer& analyzer_;
  Term term_;
  FingerprintedText made_;
  std::vector<std::uint64_t> words_;
  RepeatableBlock run_;
  std::size_t run_words_ = 0;  ///< of the run of short blocks at hand; 0 for none
};

}  // namespace

FingerprintedText fingerprint_of(const std::vector<Block>& blocks, Analyzer& analyzer) {
  Maker maker(analyzer);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    maker.add(blocks[i], i);
  }
  return maker.finish();
}

std::string folded_words(std::string_view text, Analyzer& analyzer) {
  std::string words = " ";
  Term term;
  for (std::size_t at = 0; analyzer.next_folded(text, at, term);) {
    words += term.text;
    words += ' ';
  }
  return words;
}

RepeatedHashes hashes_of(const std::vector<RepeatedBlock>& blocks) {
  RepeatedHashes hashes;
  for (const RepeatedBlock& block : blocks) {
    hashes.insert(block.hash);
  }
  return hashes;
}

std::vector<std::uint64_t> asked_of(const std::vector<std::uint64_t>& blocks, const RepeatedHashes& repeated) {
  std::vector<std::uint64_t> asked;
  std::copy_if(blocks.begin(), blocks.end(), std::back_inserter(asked),
               [&](std::uint64_t block) { return repeated.contains(block); });
  return asked;
}

}  // namespace materia
