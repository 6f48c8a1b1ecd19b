#include <algorithm>
#include <array>

#include "query/document_evidence.h"
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

/// What is marked in one field.
struct Marks {
  std::vector<TextMatch> matches;
  std::vector<EvidenceRange> evidence;

  [[nodiscard]] std::vector<TextPiece> pieces(std::string_view text, std::size_t begin, std::size_t end) const {
    std::vector<TextPiece> pieces = mark(text, matches, begin, end);
    mark_evidence(pieces, begin, evidence);
    return pieces;
  }
};

DocumentView::Block make_block(std::string_view body, const Marks& marks, std::size_t begin, std::size_t end) {
  DocumentView::Block block;
  block.list = true;
  for_each_part(body, begin, end, "\n", [&](std::size_t line_begin, std::size_t /*line_end*/) {
    block.list = block.list && body.substr(line_begin).starts_with(list_sign);
  });
  if (!block.list) {
    block.items.push_back(marks.pieces(body, begin, end));
    return block;
  }
  for_each_part(body, begin, end, "\n", [&](std::size_t line_begin, std::size_t line_end) {
    block.items.push_back(marks.pieces(body, line_begin + list_sign.size(), line_end));
  });
  return block;
}

/// Finds what is to be marked in a document.
class Marker {
 public:
  Marker(const Document& document, const Query& query, Analyzer& analyzer)
      : document_(document), query_(query), analyzer_(analyzer) {}

  void mark_evidence_of(std::size_t concept_position, const EvidenceOf& evidence) {
    for (std::size_t field = 0; field < field_count; ++field) {
      evidence_[field] = evidence.ranges(concept_position, static_cast<Field>(field));
    }
  }

  [[nodiscard]] std::vector<TextPiece> title() const {
    return marks(document_.title, Field::title).pieces(document_.title, 0, document_.title.size());
  }

  [[nodiscard]] std::vector<DocumentView::Section> sections() const {
    const std::string_view body = document_.body;
    const Marks body_marks = marks(body, Field::body);
    const std::vector<std::size_t> heading_begins = document_.heading_begins();
    std::vector<DocumentView::Section> sections;
    for (const Passage& passage : document_.passages) {
      DocumentView::Section& section = sections.emplace_back();
      section.anchor = passage.anchor;
      section.heading = heading(passage.heading, heading_begins[sections.size() - 1]);
      section.level = passage.level;
      for_each_part(body, passage.begin, std::min(passage.end, body.size()), "\n\n",
                    [&](std::size_t begin, std::size_t end) {
                      section.blocks.push_back(make_block(body, body_marks, begin, end));
                    });
    }
    return sections;
  }

 private:
  [[nodiscard]] const std::vector<EvidenceRange>& evidence(Field field) const {
    return evidence_[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] Marks marks(std::string_view text, Field field) const {
    return {find_matches(text, field, query_.clauses, analyzer_), evidence(field)};
  }
  /// `begin` is where it stands in the text of all headings, which evidence is known by.
  [[nodiscard]] std::vector<TextPiece> heading(std::string_view text, std::size_t begin) const {
    std::vector<TextPiece> pieces =
        mark(text, find_matches(text, Field::headings, query_.clauses, analyzer_), 0, text.size());
    mark_evidence(pieces, begin, evidence(Field::headings));
    return pieces;
  }

  const Document& document_;
  const Query& query_;
  Analyzer& analyzer_;
  std::array<std::vector<EvidenceRange>, field_count> evidence_;
};

}  // namespace

std::optional<DocumentView> Searcher::document(std::string_view path_or_id, std::string_view query,
                                               const std::optional<ConceptName>& evidence_of) {
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
  Marker marker(view.document, asked, session.analyzer());
  const std::optional<std::size_t> concept_position =
      evidence_of ? session.snapshot().vocabulary().find(evidence_of->scheme, evidence_of->local_name) : std::nullopt;
  if (concept_position) {
    const EvidenceOf evidence(*id, view.document, session);
    marker.mark_evidence_of(*concept_position, evidence);
    view.evidence = evidence.of(*concept_position);
  }
  view.title = marker.title();
  view.sections = marker.sections();
  view.tags = shown_tags(*position, session);
  view.copies = copy_references(other_copies(*position, session.snapshot()), session);
  view.is_canonical = session.snapshot().folding().is_canonical(*position);
  view.left_out = session.reader().left_out(*id);
  view.generation = session.snapshot().generation();
  return view;
}

}  // namespace materia
