#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <vector>

#include "store/reader.h"

// Private to the query room.

namespace materia {

/// The documents' vectors, each read from the file by the first who asks for it and kept: the best documents of many
/// queries are the same, and to look a hundred of them up takes a tenth of a search. They lie in the order in which
/// they were asked for, so that those that are asked for again are together. Safe to share among threads.
class DocumentVectors {
 public:
  /// Of `documents` documents, in a space of `size` dimensions.
  DocumentVectors(std::size_t documents, std::size_t size);

  /// Empty for a document without one of this size. REQUIRES: a transaction of the snapshot's generation, in which
  /// `id` is the document at `position`. Valid as long as this is.
  [[nodiscard]] std::span<const std::int8_t> of(std::size_t position, DocumentId id, Reader& reader);

  /// The same for all documents, whose ids are `ids`, in their order: calls `visit(position, components)` for each that
  /// has one. Where they take much memory, they are read each time and not kept.
  void for_each(std::span<const DocumentId> ids, Reader& reader,
                const std::function<void(std::size_t, std::span<const std::int8_t>)>& visit);

 private:
  /// Where a document's row is, in all chunks one behind the other: these where it has none.
  enum Place : std::uint32_t { not_read = UINT32_MAX, absent = UINT32_MAX - 1 };
  static constexpr std::size_t rows_in_chunk = 1024;

  void keep(std::size_t position, std::span<const std::int8_t> components);
  void read_all(std::span<const DocumentId> ids, Reader& reader);
  [[nodiscard]] std::span<const std::int8_t> row(std::uint32_t place) const;

  std::size_t size_;
  std::vector<std::atomic<std::uint32_t>> places_;
  std::vector<std::vector<std::int8_t>> chunks_;  ///< as many as all documents need; empty until one comes there
  std::uint32_t kept_ = 0;
  std::mutex reading_;  ///< for the two above, as they change
  std::atomic<bool> all_read_ = false;
};

}  // namespace materia
