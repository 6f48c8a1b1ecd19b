#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace materia {

/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014): quick to seed, so that
/// each query has a generator of its own and can be made again alone.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  /// 0 to count - 1. REQUIRES: count > 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <typename Container>
  const auto& pick(const Container& container) {
    return container[below(container.size())];
  }

 private:
  std::uint64_t state_;
};

/// Makes queries: by the grammar of the query language, by changing real ones, and out of bytes.
class QueryGenerator {
 public:
  /// `words` and `names` are what the documents and the vocabulary hold; `seeds` are queries that people type.
  QueryGenerator(std::vector<std::string> words, std::vector<std::string> names, std::vector<std::string> seeds);

  [[nodiscard]] std::string query(Random& random) const;

 private:
  [[nodiscard]] std::string word(Random& random) const;
  [[nodiscard]] std::string item(Random& random, std::size_t depth) const;
  [[nodiscard]] std::string from_grammar(Random& random) const;
  [[nodiscard]] std::string mutated(Random& random) const;
  [[nodiscard]] std::string repeated(Random& random) const;
  void mutate(std::string& text, Random& random) const;

  std::vector<std::string> words_;
  std::vector<std::string> names_;
  std::vector<std::string> seeds_;
};

}  // namespace materia
