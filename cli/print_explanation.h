#pragma once

#include "cli/terminal.h"
#include "query/results.h"

namespace materia {

/// Prints why a hit stands where it stands: its score, then for each part its value, what it says and its numbers.
void print_explanation(const Hit& hit, const Style& style);

}  // namespace materia
