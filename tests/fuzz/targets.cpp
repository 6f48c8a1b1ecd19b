#include "tests/fuzz/targets.h"

namespace materia {

const FuzzTarget* find_target(std::string_view name) {
  for (const std::span<const FuzzTarget> targets : {indexer_targets(), query_targets()}) {
    for (const FuzzTarget& target : targets) {
      if (target.name == name) {
        return &target;
      }
    }
  }
  return nullptr;
}

}  // namespace materia
