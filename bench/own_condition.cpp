// How often an article is about the condition that its title names:
//   own_condition FILE.db
// where the articles' titles are names of conditions and the file was tagged with a vocabulary of them. A title that is
// no label of the vocabulary, from its first to its last word, is left out. bench/tagging runs it.

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <map>
#include <vector>

#include "store/label_matcher.h"
#include "store/reader.h"

namespace materia {
namespace {

void report(const char* file) {
  Reader reader(file);
  const Vocabulary vocabulary = reader.vocabulary();
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  std::map<DocumentId, std::vector<ConceptId>> about;
  std::size_t about_tags = 0;
  for (const DocumentTag& row : reader.tags()) {
    if (row.tag.level == Level::about) {
      about[row.document].push_back(row.tag.concept_id);
      ++about_tags;
    }
  }
  std::size_t articles = 0;
  std::size_t labelled = 0;
  std::size_t own = 0;
  std::vector<std::string> others;
  for (const DocumentId id : reader.newest_first()) {
    ++articles;
    const std::string title = reader.document(id)->title;
    const std::vector<LabelMatch> names = matcher.exact(title, analyzer);
    if (names.empty()) {
      continue;
    }
    ++labelled;
    const std::vector<ConceptId>& tags = about[id];
    const bool has_own = std::any_of(names.begin(), names.end(), [&](const LabelMatch& name) {
      return std::find(tags.begin(), tags.end(), vocabulary.concepts()[name.concept_position].id) != tags.end();
    });
    own += has_own ? 1 : 0;
    if (!has_own) {
      others.push_back(title);
    }
  }
  fmt::print("articles: {}\n", articles);
  fmt::print("titles that are a label: {}\n", labelled);
  fmt::print("about their own condition: {} ({:.2f} %)\n", own,
             100 * static_cast<double>(own) / static_cast<double>(std::max<std::size_t>(labelled, 1)));
  fmt::print("about tags an article: {:.2f}\n",
             static_cast<double>(about_tags) / static_cast<double>(std::max<std::size_t>(articles, 1)));
  for (const std::string& title : others) {
    fmt::print("not about its own: {}\n", title);
  }
}

}  // namespace
}  // namespace materia

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: own_condition FILE.db\n");
    return 2;
  }
  try {
    materia::report(argv[1]);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "own_condition: {}\n", error.what());
    return 2;
  }
}
