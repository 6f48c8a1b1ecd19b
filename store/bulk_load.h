#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "store/connection.h"

// Private to the store.

namespace materia {

/// What a first load does otherwise than later writers: large buffers, and no work at each row that is done at once at
/// the end. Begins and ends inside one transaction; where that is rolled back, nothing was changed.
class BulkLoad {
 public:
  /// Sets `connection` up, FTS5 and pages with an eighth of `memory` bytes each.
  BulkLoad(Connection& connection, std::size_t memory);

  /// Leaves the file as every other writer does: the full-text index in one segment, all triggers and indexes.
  void finish();

 private:
  void take_away(const char* kind, const char* name);

  Connection& connection_;
  std::vector<std::string> taken_away_;  ///< the statements that make it again
};

/// A part of the memory there is, but never so little that everything is slow and little saved.
std::size_t share_of(std::size_t memory, std::size_t parts);

}  // namespace materia
