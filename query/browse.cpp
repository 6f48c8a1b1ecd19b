#include <algorithm>
#include <charconv>

#include "query/facets.h"
#include "query/searcher.h"
#include "query/searcher_impl.h"
#include "query/text_matches.h"

namespace materia {
namespace {

constexpr std::string_view list_sign = "- ";

/// Cuts text[begin, end) at `separator`; calls `function(begin, end)` for each part.
template <typename Function>
void for_each_part(std::string_view text, std::size_t begin, std::size_t end, std::string_view separator,
                   Function&& function) {
  while (begin < end) {
    const std::size_t cut = std::min(text.find(separator, begin), end);
    if (cut > begin) {
      function(begin, cut);
    }
    begin = cut + separator.size();
  }
}

DocumentView::Block make_block(std::string_view body, const std::vector<TextMatch>& matches, std::size_t begin,
                               std::size_t end) {
  DocumentView::Block block;
  block.list = true;
  for_each_part(body, begin, end, "\n", [&](std::size_t line_begin, std::size_t /*line_end*/) {
    block.list = block.list && body.substr(line_begin).starts_with(list_sign);
  });
  if (!block.list) {
    block.items.push_back(mark(body, matches, begin, end));
    return block;
  }
  for_each_part(body, begin, end, "\n", [&](std::size_t line_begin, std::size_t line_end) {
    block.items.push_back(mark(body, matches, line_begin + list_sign.size(), line_end));
  });
  return block;
}

std::vector<TextPiece> mark_all(std::string_view text, Field field, const Query& query, Analyzer& analyzer) {
  return mark(text, find_matches(text, field, query.clauses, analyzer), 0, text.size());
}

void add_sections(DocumentView& view, const Query& query, Analyzer& analyzer) {
  const std::string_view body = view.document.body;
  const std::vector<TextMatch> matches = find_matches(body, Field::body, query.clauses, analyzer);
  for (const Passage& passage : view.document.passages) {
    DocumentView::Section& section = view.sections.emplace_back();
    section.anchor = passage.anchor;
    section.heading = mark_all(passage.heading, Field::headings, query, analyzer);
    section.level = passage.level;
    for_each_part(
        body, passage.begin, std::min(passage.end, body.size()), "\n\n",
        [&](std::size_t begin, std::size_t end) { section.blocks.push_back(make_block(body, matches, begin, end)); });
  }
}

}  // namespace

std::optional<DocumentId> find_document_id(std::string_view path_or_id, Session& session) {
  DocumentId id = 0;
  const char* end = path_or_id.data() + path_or_id.size();
  const auto [stop, problem] = std::from_chars(path_or_id.data(), end, id);
  if (problem == std::errc() && stop == end && session.snapshot().find(id)) {
    return id;
  }
  return session.reader().find_document(path_or_id);
}

std::vector<ShownTag> shown_tags(std::size_t document, const Snapshot& snapshot) {
  std::vector<ShownTag> tags;
  for (const DocumentTag& stored : snapshot.tags().stored(document)) {
    const Concept& shown = snapshot.vocabulary().concepts()[*snapshot.vocabulary().find(stored.tag.concept_id)];
    tags.push_back({shown.local_name, shown.scheme, shown.pref_label, stored.tag.level, stored.tag.salience,
                    stored.tag.source, stored.tag.mentions});
  }
  std::sort(tags.begin(), tags.end(), [](const ShownTag& left, const ShownTag& right) {
    if (left.level != right.level) {
      return left.level == Level::about;
    }
    return left.salience != right.salience ? left.salience > right.salience : left.label < right.label;
  });
  return tags;
}

std::optional<DocumentView> Searcher::document(std::string_view path_or_id, std::string_view query) {
  Session session(*impl_);
  const std::optional<DocumentId> id = find_document_id(path_or_id, session);
  std::optional<Document> document = id ? session.reader().document(*id) : std::nullopt;
  const std::optional<std::size_t> position = id ? session.snapshot().find(*id) : std::nullopt;
  if (!document || !position) {
    return std::nullopt;
  }
  Query asked = session.parse(query);
  session.interpret(asked);

  DocumentView view;
  view.id = *id;
  view.document = std::move(*document);
  view.title = mark_all(view.document.title, Field::title, asked, session.analyzer());
  add_sections(view, asked, session.analyzer());
  view.tags = shown_tags(*position, session.snapshot());
  view.generation = session.snapshot().generation();
  return view;
}

std::optional<ConceptView> Searcher::concept_view(std::string_view scheme, std::string_view local_name) {
  const Session session(*impl_);
  const Vocabulary& vocabulary = session.snapshot().vocabulary();
  const TagLists& tags = session.snapshot().tags();
  const std::optional<std::size_t> position = vocabulary.find(scheme, local_name);
  if (!position) {
    return std::nullopt;
  }
  const Concept& shown = vocabulary.concepts()[*position];
  ConceptView view{shown.local_name,
                   shown.scheme,
                   shown.pref_label,
                   shown.definition,
                   shown.scope_note,
                   {},
                   {},
                   {},
                   shown.exact_match,
                   tags.documents(*position).size()};
  for (const Label& label : shown.labels) {
    if (label.kind == LabelKind::alternative) {
      view.other_names.push_back(label.text);
    }
  }
  const auto neighbours = [&](const std::vector<std::size_t>& positions) {
    std::vector<FacetCount> counts;
    counts.reserve(positions.size());
    for (const std::size_t neighbour : positions) {
      counts.push_back(facet_count(neighbour, tags.documents(neighbour).size(), vocabulary));
    }
    return counts;
  };
  view.broader = neighbours(shown.broader);
  view.narrower = neighbours(vocabulary.narrower(*position));
  return view;
}

std::vector<Facet> Searcher::all_concepts() {
  const Session session(*impl_);
  const Vocabulary& vocabulary = session.snapshot().vocabulary();
  std::vector<Facet> facets;
  for (const Scheme& scheme : vocabulary.schemes()) {
    Facet& facet = facets.emplace_back(Facet{scheme.local_name, scheme.label, {}});
    for (std::size_t position = 0; position < vocabulary.concepts().size(); ++position) {
      if (vocabulary.concepts()[position].scheme == scheme.local_name) {
        facet.counts.push_back(facet_count(position, session.snapshot().tags().documents(position).size(), vocabulary));
      }
    }
  }
  return facets;
}

std::vector<std::string> Searcher::schemes() {
  const Session session(*impl_);
  std::vector<std::string> names;
  for (const Scheme& scheme : session.snapshot().vocabulary().schemes()) {
    names.push_back(scheme.local_name);
  }
  return names;
}

Statistics Searcher::statistics() {
  return Session(*impl_).reader().statistics();
}

std::int64_t Searcher::generation() {
  impl_->follow_file();  // no Session: it would load a snapshot
  return impl_->reader->generation();
}

}  // namespace materia
