#pragma once

#include <vector>

#include "query/grid.h"
#include "web/escape.h"
#include "web/grid_address.h"

namespace materia {

/// The cells of a grid with their heads. `address` holds the articles as the grid understood them.
Markup grid_table(const GridAddress& address, const Grid& grid, const std::vector<Facet>& colours);

}  // namespace materia
