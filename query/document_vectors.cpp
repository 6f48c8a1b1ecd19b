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
    : size_(size),
      states_(documents),
      components_(std::make_unique_for_overwrite<std::int8_t[]>(documents * size)) {}  // NOLINT(*-avoid-c-arrays)

std::span<const std::int8_t> DocumentVectors::of(std::size_t position, DocumentId id, Reader& reader) {
  State state = states_[position].load(std::memory_order_acquire);
  if (state == State::not_read) {
    keep(position, reader.document_vector(id));
    state = states_[position].load(std::memory_order_acquire);
  }
  return {components_.get() + position * size_, state == State::read ? size_ : 0};
}

void DocumentVectors::keep(std::size_t position, std::span<const std::int8_t> components) {
  const std::lock_guard lock(reading_);
  if (states_[position].load(std::memory_order_relaxed) != State::not_read) {
    return;  // another thread was quicker, and its bytes may be in use
  }
  const bool fits = components.size() == size_;
  std::copy_n(components.data(), fits ? size_ : 0, components_.get() + position * size_);
  states_[position].store(fits ? State::read : State::absent, std::memory_order_release);
}

void DocumentVectors::read_all(std::span<const DocumentId> ids, Reader& reader) {
  for_each_stored(ids, reader,
                  [&](std::size_t position, std::span<const std::int8_t> components) { keep(position, components); });
  all_read_ = true;
}

void DocumentVectors::for_each(std::span<const DocumentId> ids, Reader& reader,
                               const std::function<void(std::size_t, std::span<const std::int8_t>)>& visit) {
  if (states_.size() * size_ > most_bytes_of_all) {
    for_each_stored(ids, reader, visit);
    return;
  }
  if (!all_read_) {
    read_all(ids, reader);
  }
  for (std::size_t position = 0; position < states_.size(); ++position) {
    if (states_[position].load(std::memory_order_acquire) == State::read) {
      visit(position, {components_.get() + position * size_, size_});
    }
  }
}

}  // namespace materia
