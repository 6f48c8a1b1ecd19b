#include "cli/concept_articles.h"

namespace materia {

ArticlesByConcept articles_by_concept(Reader& reader) {
  ArticlesByConcept articles;
  for (const DocumentTag& row : reader.tags()) {
    ConceptArticles& of_concept = articles[row.tag.concept_id];
    (row.tag.level == Level::about ? of_concept.about : of_concept.mention).push_back(row.document);
  }
  return articles;
}

}  // namespace materia
