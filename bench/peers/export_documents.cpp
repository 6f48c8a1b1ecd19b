// Writes the documents of a knowledge base for the peers, so that all engines have the same texts and the same tags:
//   export_documents FILE.db >documents.tsv
//
// A line a document, in the order of the ids: id, title, text (headings, then body), the numbers of its concepts of the
// first scheme and those of the second, between commas. A tag brings the concepts above it along, as materia counts
// them.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/reader.h"

namespace materia {
namespace {

/// Without the separators of the file.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char byte) { return byte == '\t' || byte == '\n' || byte == '\r'; }, ' ');
  return text;
}

void export_documents(const char* file) {
  Reader reader(file);
  const Vocabulary vocabulary = reader.vocabulary();
  std::map<DocumentId, std::set<std::size_t>> concepts;
  for (const DocumentTag& row : reader.tags()) {
    const std::vector<std::size_t>& above = vocabulary.ancestors(vocabulary.find(row.tag.concept_id).value());
    concepts[row.document].insert(above.begin(), above.end());
  }
  std::vector<DocumentId> ids = reader.newest_first();
  std::sort(ids.begin(), ids.end());
  for (const DocumentId id : ids) {
    const Document document = reader.document(id).value();
    fmt::print("{}\t{}\t{} {}", id, one_line(document.title), one_line(document.headings()), one_line(document.body));
    for (const Scheme& scheme : vocabulary.schemes()) {
      std::vector<std::size_t> of_scheme;
      for (const std::size_t one : concepts[id]) {
        if (vocabulary.concepts()[one].scheme == scheme.local_name) {
          of_scheme.push_back(one);
        }
      }
      fmt::print("\t{}", fmt::join(of_scheme, ","));
    }
    fmt::print("\n");
  }
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: export_documents FILE.db >documents.tsv\n");
    return 2;
  }
  try {
    materia::export_documents(arguments[1]);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "export_documents: {}\n", error.what());
    return 2;
  }
}
