#pragma once

#include <string>

#include "query/grid.h"
#include "web/grid_address.h"
#include "web/visitor.h"

namespace materia {

/// The grid as a table whose cells lead to their articles, with links that fold and sort it, and the gaps.
std::string render_grid_page(GridAddress address, const Grid& grid, const Visitor& visitor = {});

}  // namespace materia
