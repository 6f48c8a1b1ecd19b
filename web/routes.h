#pragma once

#include <string_view>

#include "query/searcher.h"
#include "web/request.h"
#include "web/response.h"
#include "web/visitor.h"

namespace materia {

/// What an address is asked for.
struct Visit {
  const Request& request;
  const Visitor& visitor;
  std::string_view rest;  ///< what is behind the route's prefix
};

/// Makes the answer to a visit. Throws what failures.h names.
using Answer = Response (*)(Searcher& searcher, const Visit& visit);

/// A page, a file or data that can be read. A path ending in a slash stands for all that begin with it.
struct Route {
  std::string_view path;
  Answer answer;
};

struct FoundRoute {
  Route route;
  std::string_view rest;  ///< of the path, behind the route's
};

/// All that stands below it is answered with data, its failures too.
inline constexpr std::string_view api_prefix = "/api/";

/// The route of a path. Throws NotFound where there is none.
FoundRoute find_route(std::string_view path);

}  // namespace materia
