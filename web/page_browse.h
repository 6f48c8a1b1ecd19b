#pragma once

#include <string>
#include <vector>

#include "query/results.h"
#include "web/request.h"
#include "web/visitor.h"

namespace materia {

/// How the vocabulary is looked through.
struct BrowseRequest {
  bool by_name = false;  ///< as an index of names; else as a tree
  std::string letter;    ///< of the index: "A" to "Z" or "#"; empty: the first that has any
  std::string typed;     ///< only names with words that begin so, whatever the letter
};

/// Reads "by" (tree or name), "letter" and "find". Throws BadRequest for anything else they can't be.
BrowseRequest read_browse(const Parameters& parameters);

/// All that articles can be tagged with: as trees, or by `names`, which are those that were asked for. A large
/// vocabulary's trees are folded.
std::string render_browse_page(const BrowseRequest& request, const std::vector<Facet>& concepts,
                               const std::vector<ListedName>& names, const Visitor& visitor = {});

}  // namespace materia
