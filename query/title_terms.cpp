#include "query/title_terms.h"

#include <algorithm>
#include <utility>

#include "store/ranked/idf.h"

namespace materia {
namespace {

/// A term and in how many titles it stands.
using Entry = std::pair<const std::string, std::uint32_t>;

}  // namespace

TitleTerms::TitleTerms(Reader& reader, Analyzer& analyzer, const std::vector<DocumentId>& ids) : sums_(ids.size()) {
  std::vector<std::pair<std::size_t, Entry*>> terms;  // of each title, each once
  std::vector<Entry*> of_one;
  Term term;
  auto place = ids.begin();
  reader.for_each_title([&](DocumentId id, std::string_view title, bool inferred) {
    if (inferred) {
      return;
    }
    place = std::lower_bound(place, ids.end(), id);
    of_one.clear();
    for (std::size_t position = 0; analyzer.next(title, position, term);) {
      of_one.push_back(&*frequencies_.try_emplace(term.text, 0).first);
    }
    // By text: their idfs are summed in this order, and an order by address would round differently in each run.
    std::sort(of_one.begin(), of_one.end(),
              [](const Entry* left, const Entry* right) { return left->first < right->first; });
    of_one.erase(std::unique(of_one.begin(), of_one.end()), of_one.end());
    for (Entry* entry : of_one) {
      ++entry->second;
      terms.emplace_back(place - ids.begin(), entry);
    }
  });
  for (const auto& [document, entry] : terms) {
    sums_[document] += static_cast<float>(inverse_document_frequency(ids.size(), entry->second));
  }
}

std::size_t TitleTerms::titles_with(std::string_view term) const {
  const auto found = frequencies_.find(term);
  return found == frequencies_.end() ? 0 : found->second;
}

}  // namespace materia
