#pragma once

#include <vector>

#include "query/results.h"
#include "store/document.h"

namespace materia {

/// Why a concept has the level that was found, most points first; those that gave none are left out. Empty for a
/// concept that is only denied or contrasted.
std::vector<ShownReason> level_reasons(const Finding& finding);

}  // namespace materia
