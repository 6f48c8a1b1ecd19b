#pragma once

#include <span>
#include <stdexcept>
#include <string_view>

namespace materia {

/// Reads hostile bytes with one part of the program. Throws std::logic_error where what comes of it breaks that part's
/// contract; what the contract allows to be refused is.
struct FuzzTarget {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

std::span<const FuzzTarget> indexer_targets();
std::span<const FuzzTarget> query_targets();

/// The target of that name; nullptr where there is none.
const FuzzTarget* find_target(std::string_view name);

inline void must(bool holds, const char* what) {
  if (!holds) {
    throw std::logic_error(what);
  }
}

}  // namespace materia
