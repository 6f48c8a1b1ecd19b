#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "store/reader.h"

// Private to the query room.

namespace materia {

/// The documents' vectors, each read from the file by the first who asks for it and kept: the best documents of many
/// queries are the same, and to look a hundred of them up takes a tenth of a search. Safe to share among threads.
class DocumentVectors {
 public:
  /// Of `documents` documents, in a space of `size` dimensions. Takes memory only for those that are asked for.
  DocumentVectors(std::size_t documents, std::size_t size);

  /// Empty for a document without one of this size. REQUIRES: a transaction of the snapshot's generation, in which
  /// `id` is the document at `position`. Valid as long as this is.
  [[nodiscard]] std::span<const std::int8_t> of(std::size_t position, DocumentId id, Reader& reader);

  /// The same for all documents, whose ids are `ids`, in their order: calls `visit(position, components)` for each that
  /// has one. Where they take much memory, they are read each time and not kept.
  void for_each(std::span<const DocumentId> ids, Reader& reader,
                const std::function<void(std::size_t, std::span<const std::int8_t>)>& visit);

 private:
  void keep(std::size_t position, std::span<const std::int8_t> components);
  void read_all(std::span<const DocumentId> ids, Reader& reader);

  enum class State : std::uint8_t { not_read, absent, read };

  std::size_t size_;
  std::vector<std::atomic<State>> states_;
  std::unique_ptr<std::int8_t[]> components_;  // NOLINT(*-avoid-c-arrays): a vector would touch all of it
  std::mutex reading_;
  std::atomic<bool> all_read_ = false;
};

}  // namespace materia
