#pragma once

#include <string>

#include "web/visitor.h"

namespace materia {

/// The API for reading: each operation of the description with its parameters, its answers and an example to try.
std::string render_api_page(const Visitor& visitor = {});

}  // namespace materia
