#include "query/title_terms.h"

#include <algorithm>
#include <utility>

#include "query/idf.h"
#include "store/ranked/posting_list.h"

namespace materia {
namespace {

/// A term and in how many titles it stands.
using Entry = std::pair<const std::string, std::uint32_t>;

/// The terms of a leaf's titles, by text, and the documents, by position, whose own title has them.
template <typename Visit>
void for_each_term(Reader& reader, const Leaves& leaves, const Leaf& leaf, const Visit& visit) {
  std::vector<std::uint32_t> documents;
  reader.for_each_title_term(leaf.segment, [&](std::string_view term, std::span<const unsigned char> postings) {
    const PostingList list(postings, leaf.documents);
    documents.resize(list.size());
    list.documents(documents);
    std::size_t kept = 0;
    for (const std::uint32_t number : documents) {
      const std::uint32_t document = leaf.position(number);
      if (document != Leaf::gone && !leaves.inferred_titles.test(document)) {
        documents[kept++] = document;
      }
    }
    visit(term, std::span(documents).first(kept));
  });
}

}  // namespace

TitleTerms::TitleTerms(Reader& reader, const Leaves& leaves) : documents_(leaves.ids.size()), sums_(leaves.ids.size()) {
  const auto count = [&](std::string_view term, std::span<const std::uint32_t> documents) {
    std::uint32_t& frequency = frequencies_[std::string(term)];
    frequency += static_cast<std::uint32_t>(documents.size());
    return frequency;
  };
  // A document stands in one leaf, whose terms come by text: in this order idfs are summed, so that they round the same
  // in each run.
  const auto add = [&](std::uint32_t frequency, std::span<const std::uint32_t> documents) {
    const auto idf = static_cast<float>(inverse_document_frequency(documents_, frequency));
    for (const std::uint32_t document : documents) {
      sums_[document] += idf;
    }
  };
  if (leaves.leaves.size() == 1) {
    for_each_term(reader, leaves, leaves.leaves.front(),
                  [&](std::string_view term, std::span<const std::uint32_t> documents) {
                    add(count(term, documents), documents);
                  });
    return;
  }
  for (const Leaf& leaf : leaves.leaves) {
    for_each_term(reader, leaves, leaf, count);
  }
  for (const Leaf& leaf : leaves.leaves) {
    for_each_term(reader, leaves, leaf, [&](std::string_view term, std::span<const std::uint32_t> documents) {
      add(frequencies_.find(term)->second, documents);
    });
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
