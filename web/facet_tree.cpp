#include "web/facet_tree.h"

#include <string_view>
#include <unordered_map>

namespace materia {
namespace {

using Below = std::unordered_map<std::string_view, std::vector<const FacetCount*>>;

std::vector<FacetNode> nodes(const std::vector<const FacetCount*>& values, const Below& below) {
  std::vector<FacetNode> out;
  out.reserve(values.size());
  for (const FacetCount* value : values) {
    const auto narrower = below.find(value->concept_name());
    out.push_back({value, narrower == below.end() ? std::vector<FacetNode>() : nodes(narrower->second, below)});
  }
  return out;
}

}  // namespace

std::vector<FacetNode> facet_tree(const std::vector<FacetCount>& counts) {
  Below below;
  for (const FacetCount& value : counts) below[value.concept_name()];
  std::vector<const FacetCount*> top;
  for (const FacetCount& value : counts) {
    std::vector<const FacetCount*>* siblings = &top;
    for (const std::string& broader : value.broader()) {
      if (const auto listed = below.find(broader); listed != below.end()) {
        siblings = &listed->second;
        break;
      }
    }
    siblings->push_back(&value);
  }
  return nodes(top, below);
}

}  // namespace materia
