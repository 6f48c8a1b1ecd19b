#pragma once

#include <string_view>

namespace materia {

/// The API described in OpenAPI 3.1, the same in both notations: docs/openapi.yaml, compiled in.
struct ApiDescription {
  std::string_view yaml;
  std::string_view json;
};

const ApiDescription& api_description();

}  // namespace materia
