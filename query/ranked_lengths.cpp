#include "query/ranked_lengths.h"

namespace materia {
namespace {

double mean_of(std::uint64_t sum, std::size_t count) {
  return count == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(count);
}

}  // namespace

RankedLengths::RankedLengths(const std::vector<Document>& documents) {
  std::uint64_t words = 0;
  std::uint64_t title_words = 0;
  for (const Document& document : documents) {
    whole_.push_back(document.whole);
    title_.push_back(document.title);
    title_idf_.push_back(document.title_idf);
    words += document.whole;
    title_words += document.title;
  }
  mean_ = mean_of(words, documents.size());
  mean_title_ = mean_of(title_words, documents.size());
}

}  // namespace materia
