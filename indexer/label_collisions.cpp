#include "indexer/label_collisions.h"

#include <unordered_map>

namespace materia {

std::string label_key(const std::vector<Term>& terms) {
  std::string key;
  for (const Term& term : terms) {
    key += (key.empty() ? "" : "\n") + term.text;
  }
  return key;
}

std::vector<LabelCollision> label_collisions(const Vocabulary& vocabulary, Analyzer& analyzer) {
  std::vector<LabelCollision> all;
  std::unordered_map<std::string, std::size_t> positions;
  for (std::size_t i = 0; i < vocabulary.concepts().size(); ++i) {
    const std::vector<Label>& labels = vocabulary.concepts()[i].labels;
    for (std::size_t j = 0; j < labels.size(); ++j) {
      std::string key = label_key(analyzer.analyze(labels[j].text));
      if (key.empty()) {
        continue;
      }
      const auto [found, is_new] = positions.try_emplace(key, all.size());
      if (is_new) {
        all.push_back({std::move(key), {}});
      }
      std::vector<LabelOwner>& owners = all[found->second].owners;
      if (owners.empty() || owners.back().concept_position != i) {
        owners.push_back({i, j});
      }
    }
  }
  std::erase_if(all, [](const LabelCollision& collision) { return collision.owners.size() < 2; });
  return all;
}

}  // namespace materia
