#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "web/answer_cache.h"
#include "web/editing.h"
#include "web/editing_options.h"
#include "web/request.h"
#include "web/response.h"
#include "web/searcher_pool.h"

namespace materia {

/// Everything the server answers, apart from HTTP itself: routes a request to a page, the API or an asset and turns
/// what goes wrong into an answer. Thread-safe.
class Site {
 public:
  /// `public_url` is where people reach it (web/origin.h); empty where it is not known. Throws Error when the knowledge
  /// base can't be opened, or for options that can't be.
  explicit Site(const std::filesystem::path& knowledge_base,
                const std::optional<EditingOptions>& editing = std::nullopt, std::size_t answer_cache = 0,
                std::string_view public_url = {});

  [[nodiscard]] SearcherPool& searchers() { return searchers_; }

  /// Never throws. What fails is logged without the query, because what people ask about their health is private.
  Response answer(const Request& request) noexcept;

 private:
  Response route(const Request& request, const Visitor& visitor);
  /// A file that pages use.
  Response asset(const Request& request);
  /// What a route answers, or has answered before to the same address.
  Response read(const Request& request, const Visitor& visitor);
  /// /healthz and /readyz.
  Response probe(const Request& request);

  std::string origin_;  ///< where people reach it; empty: as it is asked
  SearcherPool searchers_;
  AnswerCache answers_;
  AnswerCache assets_{std::size_t{4} << 20U};  ///< all that there are
  std::unique_ptr<Editing> editing_;           ///< null: this site can only be read
};

/// The route that a path takes, as the program writes it ("/documents/"): nothing of what was asked for. "-" where
/// there is none.
std::string_view route_name(std::string_view path);

/// The answer that says what went wrong, as a page or, under /api/, as a problem. An empty `detail` explains the
/// status.
Response error_response(std::string_view path, int status, std::string_view detail = {}, const Visitor& visitor = {});

}  // namespace materia
