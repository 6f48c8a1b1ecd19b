#include "query/explain.h"
#include "query/json.h"
#include "query/json_parts.h"
#include "query/json_writer.h"
#include "query/snippet.h"
#include "store/names.h"

namespace materia {
namespace {

/// Writes an array, one element for each of `elements`.
template <typename Elements, typename Write>
void write_array(JsonWriter& out, const Elements& elements, Write write_element) {
  out.open_array();
  for (const auto& element : elements) write_element(out, element);
  out.close_array();
}

void write_piece(JsonWriter& out, const TextPiece& piece) {
  out.open_object().key("text").text(piece.text).key("match").boolean(piece.match).close_object();
}

void write_passage(JsonWriter& out, const PassageReference& passage) {
  out.open_object().key("anchor").text(passage.anchor).key("heading").text(passage.heading).close_object();
}

void write_fragment(JsonWriter& out, const Fragment& fragment) {
  out.open_object().key("pieces");
  write_array(out, fragment.pieces, write_piece);
  out.key("passage");
  write_passage(out, fragment.passage);
  out.close_object();
}

void write_tag(JsonWriter& out, const ShownTag& tag) {
  out.open_object().key("concept").text(tag.concept_name).key("scheme").text(tag.scheme).key("label").text(tag.label);
  out.key("level").text(name_of(tag.level)).key("assertion").text(name_of(tag.assertion));
  out.key("source").text(name_of(tag.source)).close_object();
}

void write_copy(JsonWriter& out, const CopyReference& copy) {
  out.open_object().key("id").number(copy.id).key("path").text(copy.path).key("title").text(copy.title).close_object();
}

void write_form(JsonWriter& out, const FoundForm& form) {
  out.open_object().key("text").text(form.text).key("way").text(name_of(form.way));
  out.key("times").number(rounded(form.times, 1e4)).close_object();
}

void write_part(JsonWriter& out, const ScorePart& part) {
  out.open_object().key("source").text(name_of(part.source)).key("asked").text(part.asked).key("forms");
  write_array(out, part.forms, write_form);
  out.key("weight").number(rounded(part.weight, 1e4)).key("idf").number(rounded(part.idf, 1e4));
  out.key("saturation").number(rounded(part.saturation, 1e4)).key("value").number(rounded(part.value, 1e4));
  out.key("says").text(describe(part)).close_object();
}

void write_hit(JsonWriter& out, const Hit& hit, bool explained) {
  out.open_object().key("id").number(hit.id).key("path").text(hit.path).key("title").text(hit.title);
  out.key("title_inferred").boolean(hit.title_inferred).key("title_match");
  write_array(out, hit.title_pieces, write_piece);
  out.key("url").text_or_null(hit.url).key("date").text_or_null(hit.date);
  out.key("score").number(rounded(hit.score, 1e4)).key("snippet");
  write_array(out, joined(hit.fragments), write_piece);
  out.key("passage");
  write_passage(out, hit.fragments.empty() ? PassageReference{} : hit.fragments.front().passage);
  out.key("fragments");
  write_array(out, hit.fragments, write_fragment);
  out.key("tags");
  write_array(out, hit.tags, write_tag);
  out.key("copies");
  write_array(out, hit.copies, write_copy);
  if (explained) {
    out.key("explanation");
    write_array(out, hit.explanation, write_part);
  }
  out.close_object();
}

void write_interpretation(JsonWriter& out, const Interpretation& found) {
  out.open_object().key("typed").text(found.typed).key("concept").text(found.concept_name);
  out.key("scheme").text(found.scheme).key("label").text(found.label).close_object();
}

void write_way_out(JsonWriter& out, const WayOut& way) {
  static constexpr const char* kinds[] = {"words", "excluded", "filter", "excluded_filter", "tag"};
  out.open_object().key("kind").text(kinds[static_cast<std::size_t>(way.kind)]).key("dropped").text(way.dropped);
  out.key("scheme").text_or_null(way.scheme).key("query").text(way.query);
  out.key("alone").number(way.alone).key("total").number(way.total).key("label").text_or_null(way.label).close_object();
}

void write_count(JsonWriter& out, const FacetCount& count) {
  out.open_object().key("concept").text(count.concept_name()).key("label").text(count.label()).key("broader");
  count.broader().empty() ? out.null() : out.text(count.broader().front());
  out.key("count").number(count.count).key("selected").boolean(count.selected);
  out.key("excluded").boolean(count.excluded).close_object();
}

void write_facets(JsonWriter& out, const std::vector<Facet>& facets) {
  out.open_object();
  for (const Facet& facet : facets) {
    out.any_key(facet.scheme);
    write_array(out, facet.counts, write_count);
  }
  out.close_object();
}

void write_name(JsonWriter& out, const ListedName& name) {
  out.open_object().key("name").text(name.name).key("preferred").boolean(name.preferred);
  out.key("scheme").text(name.scheme).key("concept").text(name.concept_name).key("label").text(name.label);
  out.key("count").number(name.documents).close_object();
}

}  // namespace

std::string to_json(const Results& results) {
  JsonWriter out;
  out.open_object().key("query").text(results.query.text).key("total").number(results.total);
  out.key("offset").number(results.query.offset).key("limit").number(results.query.limit);
  out.key("match").text(results.match == MatchMode::any ? "any" : "all").key("total_all");
  results.total_all ? out.number(*results.total_all) : out.null();
  out.key("generation").number(results.generation).key("took_ms").number(rounded(results.took_ms, 1e3));
  out.key("interpretation");
  write_array(out, results.query.interpretation, write_interpretation);
  out.key("literal");
  write_array(out, results.query.literal, [](JsonWriter& to, const std::string& typed) { to.text(typed); });
  out.key("did_you_mean");
  results.did_you_mean ? out.text(*results.did_you_mean) : out.null();
  out.key("ways_out");
  write_array(out, results.ways_out, write_way_out);
  out.key("hits");
  write_array(out, results.hits, [&](JsonWriter& to, const Hit& hit) { write_hit(to, hit, results.query.explain); });
  out.key("facets");
  write_facets(out, results.facets);
  return out.close_object().take();
}

std::string to_json(const std::vector<Facet>& facets) {
  JsonWriter out;
  write_facets(out, facets);
  return out.take();
}

std::string to_json(const std::vector<ListedName>& names) {
  JsonWriter out;
  write_array(out, names, write_name);
  return out.take();
}

}  // namespace materia
