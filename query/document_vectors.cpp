#include "query/document_vectors.h"

#include <algorithm>

namespace materia {

DocumentVectors::DocumentVectors(std::size_t documents, std::size_t size)
    : size_(size),
      states_(documents),
      components_(std::make_unique_for_overwrite<std::int8_t[]>(documents * size)) {}  // NOLINT(*-avoid-c-arrays)

std::span<const std::int8_t> DocumentVectors::of(std::size_t position, DocumentId id, Reader& reader) {
  std::int8_t* const components = components_.get() + position * size_;
  State state = states_[position].load(std::memory_order_acquire);
  if (state == State::not_read) {
    const Direction direction = reader.document_vector(id);
    const std::lock_guard lock(reading_);
    state = states_[position].load(std::memory_order_relaxed);
    if (state == State::not_read) {  // else another thread was quicker, and its bytes may be in use
      state = direction.size() == size_ ? State::read : State::absent;
      std::copy_n(direction.data(), state == State::read ? size_ : 0, components);
      states_[position].store(state, std::memory_order_release);
    }
  }
  return {components, state == State::read ? size_ : 0};
}

}  // namespace materia
