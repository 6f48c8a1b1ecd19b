#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace materia {

/// How often something stands in a collection, in all and by documents.
struct Occurrences {
  std::uint32_t documents = 0;
  std::uint32_t times = 0;
  std::uint32_t last_document = 0;  ///< the last it was counted for; documents are numbered from 1

  void count(std::uint32_t document) {
    ++times;
    documents += document == last_document ? 0 : 1;
    last_document = document;
  }
};

/// Counts what is known by a hash: open addressing in one block of at most 2^21 places of 24 bytes. When it is three
/// quarters full, what stands in one document only is forgotten, then what stands in two, and so on.
class PhraseCounts {
 public:
  PhraseCounts();

  void count(std::uint64_t key, std::uint32_t document);
  /// Nothing counted: zeros.
  [[nodiscard]] Occurrences find(std::uint64_t key) const;
  [[nodiscard]] std::size_t size() const { return size_; }

  /// Forgets what stands in fewer documents.
  void keep(std::uint32_t documents);

 private:
  struct Place {
    std::uint64_t key = 0;
    Occurrences occurrences;  ///< none where the place is free
  };

  [[nodiscard]] std::size_t place_of(std::uint64_t key) const;
  void make_room();
  void rebuild(std::size_t places, std::uint32_t least_documents);

  std::vector<Place> places_;
  std::size_t size_ = 0;
};

}  // namespace materia
