#include "query/searcher.h"

namespace materia {

std::optional<std::vector<SimilarDocument>> Searcher::similar(std::string_view /*path_or_id*/, std::size_t /*limit*/) {
  return std::nullopt;
}

}  // namespace materia
