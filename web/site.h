#pragma once

#include <filesystem>
#include <string_view>

#include "web/request.h"
#include "web/response.h"
#include "web/searcher_pool.h"

namespace materia {

/// Everything the server answers, apart from HTTP itself: routes a request to a page, the API or an asset and turns
/// what goes wrong into an answer. Thread-safe.
class Site {
 public:
  /// Throws Error when the knowledge base can't be opened.
  explicit Site(std::filesystem::path knowledge_base);

  /// Never throws. What fails is logged without the query, because what people ask about their health is private.
  Response answer(const Request& request) noexcept;

 private:
  Response route(const Request& request);

  SearcherPool searchers_;
};

/// The answer that says what went wrong, as a page or, under /api/, as a problem. An empty `detail` explains the
/// status.
Response error_response(std::string_view path, int status, std::string_view detail = {});

}  // namespace materia
