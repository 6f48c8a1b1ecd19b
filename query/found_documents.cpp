#include <utility>

#include "query/filters.h"
#include "query/searcher_impl.h"

namespace materia {

void Searcher::for_each_found(Query query, const std::function<void(const FoundDocument&)>& visit) {
  Session session(*impl_);
  const Filters filters = resolve_filters(query, session.tags(query), session.snapshot(), session.analyzer());
  session.interpret(query);
  for (const RankedDocument& ranked : find_documents(query, filters, session).page) {
    session.check_deadline();
    const DocumentId id = session.snapshot().id(ranked.document);
    std::optional<Document> document = session.reader().text(id);
    if (!document) {
      continue;  // only in a damaged file, of which `materia check` tells
    }
    visit({id, std::move(document->path), std::move(document->title), std::move(document->url),
           std::move(document->author), std::move(document->date), std::move(document->language),
           shown_tags(ranked.document, session)});
  }
}

std::vector<DocumentId> Searcher::document_ids() {
  const Session session(*impl_);
  std::vector<DocumentId> ids;
  ids.reserve(session.snapshot().size());
  for (std::size_t document = 0; document < session.snapshot().size(); ++document) {
    ids.push_back(session.snapshot().id(document));
  }
  return ids;
}

}  // namespace materia
