#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "store/decide.h"
#include "web/access.h"
#include "web/editing_options.h"
#include "web/request.h"
#include "web/response.h"
#include "web/searcher_pool.h"
#include "web/visitor.h"

namespace materia {

/// What a server started with --edit does beyond reading (docs/editing.md): signing in and out, an editor's word on a
/// tag, the review desk. Thread-safe.
class Editing {
 public:
  /// Throws Error for options that can't be.
  Editing(std::filesystem::path knowledge_base, const EditingOptions& options);

  [[nodiscard]] Visitor visitor(const Request& request) { return access_.visitor(request); }

  /// The answer at an address that only such a server has; nothing at any other. Throws Refusal, BadRequest, and what
  /// decide() does.
  std::optional<Response> answer(const Request& request, const Visitor& visitor, SearcherPool& searchers);

 private:
  /// An editor's word, as a form or a program sends it.
  struct Word {
    TagAddress tag;
    std::optional<Decision::Action> action;  ///< nothing takes the newest one back
    std::string by;
    std::string why;
  };
  /// An address below a document's: its name, and what is to be done there.
  struct DocumentAddress {
    std::string_view document;
    std::string_view part;  ///< "tags" or "review"
  };
  static std::optional<DocumentAddress> document_address(std::string_view path, std::string_view prefix);

  std::optional<Response> post(const Request& request, const Visitor& visitor, SearcherPool& searchers);
  std::optional<Response> get(const Request& request, const Visitor& visitor, SearcherPool& searchers);
  Response sign_in(const Request& request, const Visitor& visitor);
  Response sign_out(const Request& request, const Visitor& visitor);
  Response post_tag(const Request& request, const Visitor& visitor, std::string_view document, SearcherPool& searchers);
  Response post_review(const Request& request, const Visitor& visitor, std::string_view document);
  Response post_tag_data(const Request& request, std::string_view document, SearcherPool& searchers);
  Decided apply(const Word& word) const;

  std::filesystem::path knowledge_base_;
  Access access_;
};

}  // namespace materia
