#include "query/document_vectors.h"

#include <algorithm>

#include "query/ranked/advance.h"

namespace materia {
namespace {

/// All are kept where they take no more.
constexpr std::size_t most_bytes_of_all = std::size_t{64} << 20U;

/// Calls `visit(position, components)` for what the file has, in the order of ids.
template <typename Visit>
void for_each_stored(std::span<const DocumentId> ids, Reader& reader, const Visit& visit) {
  std::size_t place = 0;
  reader.for_each_document_vector([&](DocumentId id, std::span<const std::int8_t> components) {
    place = advance(ids, place, id);
    if (place < ids.size() && ids[place] == id) {
      visit(place, components);
    }
  });
}

}  // namespace

DocumentVectors::DocumentVectors(std::size_t documents, std::size_t size)
    : size_(size), places_(documents), chunks_((documents + rows_in_chunk - 1) / rows_in_chunk) {
  for (std::atomic<std::uint32_t>& place : places_) {
    place.store(not_read, std::memory_order_relaxed);
  }
}

std::span<const std::int8_t> DocumentVectors::of(std::size_t position, DocumentId id, Reader& reader) {
  std::uint32_t place = places_[position].load(std::memory_order_acquire);
  if (place == not_read) {
    keep(position, reader.document_vector(id));
    place = places_[position].load(std::memory_order_acquire);
  }
  return row(place);
}

std::span<const std::int8_t> DocumentVectors::row(std::uint32_t place) const {
  if (place >= absent) {
    return {};
  }
  return std::span(chunks_[place / rows_in_chunk]).subspan(place % rows_in_chunk * size_, size_);
}

void DocumentVectors::keep(std::size_t position, std::span<const std::int8_t> components) {
  const std::lock_guard lock(reading_);
  if (places_[position].load(std::memory_order_relaxed) != not_read) {
    return;  // another thread was quicker
  }
  if (components.size() != size_) {
    places_[position].store(absent, std::memory_order_release);
    return;
  }
  std::vector<std::int8_t>& chunk = chunks_[kept_ / rows_in_chunk];
  chunk.resize(rows_in_chunk * size_);
  std::ranges::copy(components, chunk.begin() + static_cast<std::ptrdiff_t>(kept_ % rows_in_chunk * size_));
  places_[position].store(kept_++, std::memory_order_release);
}

void DocumentVectors::read_all(std::span<const DocumentId> ids, Reader& reader) {
  for_each_stored(ids, reader,
                  [&](std::size_t position, std::span<const std::int8_t> components) { keep(position, components); });
  all_read_ = true;
}

void DocumentVectors::for_each(std::span<const DocumentId> ids, Reader& reader,
                               const std::function<void(std::size_t, std::span<const std::int8_t>)>& visit) {
  if (places_.size() * size_ > most_bytes_of_all) {
    for_each_stored(ids, reader, visit);
    return;
  }
  if (!all_read_) {
    read_all(ids, reader);
  }
  for (std::size_t position = 0; position < places_.size(); ++position) {
    const std::span<const std::int8_t> components = row(places_[position].load(std::memory_order_acquire));
    if (!components.empty()) {
      visit(position, components);
    }
  }
}

}  // namespace materia
