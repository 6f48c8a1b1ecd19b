#include "query/searcher.h"

namespace materia {

std::vector<Suggestion> Searcher::suggest(std::string_view /*typed*/, std::size_t /*limit*/) {
  return {};
}

}  // namespace materia
