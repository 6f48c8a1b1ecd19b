#include "query/title_terms.h"

#include <algorithm>
#include <utility>

#include "query/idf.h"
#include "store/ranked/posting_list.h"

namespace materia {
namespace {

/// A term and in how many titles it stands.
using Entry = std::pair<const std::string, std::uint32_t>;

}  // namespace

TitleTerms::TitleTerms(Reader& reader, const Leaves& leaves) : documents_(leaves.ids.size()), sums_(leaves.ids.size()) {
  struct Having {
    const Entry* term;
    std::size_t begin;
    std::size_t end;
  };
  std::vector<Having> lists;
  std::vector<std::uint32_t> documents;  // of all lists, one behind the other
  std::vector<std::uint32_t> numbers;
  for (const Leaf& leaf : leaves.leaves) {
    reader.for_each_title_term(leaf.segment, [&](std::string_view term, std::span<const unsigned char> postings) {
      const PostingList list(postings, leaf.documents);
      numbers.resize(list.size());
      list.documents(numbers);
      const std::size_t begin = documents.size();
      for (const std::uint32_t number : numbers) {
        const std::uint32_t document = leaf.position(number);
        if (document != Leaf::gone && !leaves.inferred_titles.test(document)) {
          documents.push_back(document);
        }
      }
      const auto [frequency, is_new] = frequencies_.try_emplace(std::string(term), 0);
      frequency->second += static_cast<std::uint32_t>(documents.size() - begin);
      lists.push_back({&*frequency, begin, documents.size()});
    });
  }
  // By text: idfs are summed in this order, so that they round the same in each run. Of one leaf they come in it.
  if (leaves.leaves.size() > 1) {
    std::ranges::stable_sort(lists, {}, [](const Having& having) -> const std::string& { return having.term->first; });
  }
  for (const Having& having : lists) {
    const auto idf = static_cast<float>(inverse_document_frequency(documents_, having.term->second));
    for (std::size_t i = having.begin; i < having.end; ++i) {
      sums_[documents[i]] += idf;
    }
  }
}

TitleTerms::TitleTerms(Reader& reader, Analyzer& analyzer, const std::vector<DocumentId>& ids)
    : documents_(ids.size()), sums_(ids.size()) {
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
    sums_[document] += static_cast<float>(inverse_document_frequency(documents_, entry->second));
  }
}

double TitleTerms::idf(std::string_view term) const {
  const auto found = frequencies_.find(term);
  return inverse_document_frequency(documents_, found == frequencies_.end() ? 0 : found->second);
}

}  // namespace materia
