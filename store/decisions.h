#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "store/document.h"

namespace materia {

/// A decision and what has become of it.
struct ListedDecision {
  Decision decision;
  bool in_force = false;      ///< the newest on its path and concept
  bool has_document = false;  ///< a document stands at its path
  bool has_concept = false;   ///< the vocabulary has its concept; if not, it waits for the day it comes back
};

/// All decisions of a knowledge base, in the order they were taken.
std::vector<ListedDecision> list_decisions(const std::filesystem::path& knowledge_base);

/// What came of bringing decisions.
struct ImportedDecisions {
  std::size_t added = 0;
  std::size_t known = 0;  ///< stood there already
  std::int64_t generation = 0;
};

/// Brings decisions that were taken elsewhere, all or none, and applies them at once; those that stand there already
/// are passed over. Time orders them among those that are there, so it does not matter what is brought first. They may
/// be on documents and concepts that are not there. REQUIRES: each has a path, scheme, concept, name and time.
ImportedDecisions import_decisions(const std::filesystem::path& knowledge_base, const std::vector<Decision>& decisions);

}  // namespace materia
