#pragma once

#include <string>

#include "bench/peers/figures.h"

namespace materia {

/// What was measured at one number of documents, in Markdown: times, times by shape, indexes, agreement. Ratios are to
/// the first engine of the file.
std::string tables(const Figures& figures);

}  // namespace materia
