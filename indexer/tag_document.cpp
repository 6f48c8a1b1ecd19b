#include "indexer/tag_document.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace materia {
namespace {

// What makes a document be about a concept, in points (docs/tagging.md says how they were chosen).
constexpr double title_points = 4;
constexpr double heading_points = 2;  // for each, two at most
constexpr double lead_points = 1;     // named in the first block of the text
constexpr double density_points = 5;  // for each mention in a hundred terms
constexpr double most_density_points = 3;
constexpr double about_threshold = 2.8;
constexpr double most_points = title_points + 2 * heading_points + lead_points + most_density_points;

/// Makes the density of a very short text mean less.
constexpr double density_smoothing_terms = 100;

/// Where a concept is named, counted over its affirmed mentions.
struct Evidence {
  std::array<std::size_t, field_count> by_field{};
  bool in_lead = false;

  [[nodiscard]] std::size_t mentions() const { return by_field[0] + by_field[1] + by_field[2]; }
  [[nodiscard]] std::size_t in(Field field) const { return by_field[static_cast<std::size_t>(field)]; }
};

/// The bytes of the body that count as its lead: the first block.
std::size_t lead_end(const Document& document) {
  return std::min(document.body.find("\n\n"), document.body.size());
}

double points(const Evidence& evidence, std::size_t terms) {
  const auto mentions = static_cast<double>(evidence.mentions());
  const bool named_in_title = evidence.in(Field::title) > 0;
  const double headings = std::min<double>(static_cast<double>(evidence.in(Field::headings)), 2);
  const double density = 100 * mentions / (static_cast<double>(terms) + density_smoothing_terms);
  return (named_in_title ? title_points : 0) + headings * heading_points + (evidence.in_lead ? lead_points : 0) +
         std::min(density * density_points, most_density_points);
}

void add_mentions(std::string_view text, Field field, const Vocabulary& vocabulary, const LabelMatcher& matcher,
                  Analyzer& analyzer, std::vector<Mention>& mentions) {
  for (const LabelMatch& match : matcher.match(text, analyzer)) {
    mentions.push_back(
        {vocabulary.concepts()[match.concept_position].id, field, match.begin, match.end, Assertion::affirmed});
  }
}

using TagsByConcept = std::map<ConceptId, Tag>;

void apply_editor_tag(TagsByConcept& tags, ConceptId id, bool denied) {
  if (denied) {
    tags.erase(id);
    return;
  }
  Tag& tag = tags[id];
  tag.concept_id = id;
  tag.level = Level::about;
  tag.salience = 1;
  tag.source = TagSource::editor;
}

void apply_editors(TagsByConcept& tags, const Document& document, const Vocabulary& vocabulary,
                   const std::vector<Decision>& decisions) {
  const auto id_of = [&](std::string_view scheme, std::string_view name) -> ConceptId {
    const auto position = vocabulary.find(scheme, name);
    return position ? vocabulary.concepts()[*position].id : 0;
  };
  for (const EditorTag& tag : document.editor_tags) {
    if (const ConceptId id = id_of(tag.scheme, tag.concept_name); id != 0) {
      apply_editor_tag(tags, id, tag.denied);
    }
  }
  for (const Decision& decision : decisions) {
    const ConceptId id = id_of(decision.scheme, decision.concept_name);
    if (id == 0) {
      continue;
    }
    if (decision.action == Decision::Action::confirm) {
      if (const auto tag = tags.find(id); tag != tags.end()) {
        tag->second.source = TagSource::editor;
      }
    } else {
      apply_editor_tag(tags, id, decision.action == Decision::Action::deny);
    }
  }
}

}  // namespace

Tagging tag_document(const Document& document, const Vocabulary& vocabulary, const LabelMatcher& matcher,
                     Analyzer& analyzer, const std::vector<Decision>& decisions) {
  Tagging tagging;
  add_mentions(document.title, Field::title, vocabulary, matcher, analyzer, tagging.mentions);
  add_mentions(document.headings(), Field::headings, vocabulary, matcher, analyzer, tagging.mentions);
  add_mentions(document.body, Field::body, vocabulary, matcher, analyzer, tagging.mentions);

  std::map<ConceptId, Evidence> evidence;
  const std::size_t lead = lead_end(document);
  for (const Mention& mention : tagging.mentions) {
    // The first sentence stands in the body too; counting it as a title would count it twice.
    if (mention.field == Field::title && document.title_inferred) {
      continue;
    }
    Evidence& found = evidence[mention.concept_id];
    ++found.by_field[static_cast<std::size_t>(mention.field)];
    found.in_lead = found.in_lead || (mention.field == Field::body && mention.begin < lead);
  }

  const std::size_t terms = analyzer.analyze(document.body).size();
  TagsByConcept tags;
  for (const auto& [id, found] : evidence) {
    const double sum = points(found, terms);
    tags[id] = {id, sum >= about_threshold ? Level::about : Level::mention, sum / most_points, TagSource::tagger,
                found.mentions()};
  }
  apply_editors(tags, document, vocabulary, decisions);
  for (const auto& [id, tag] : tags) {
    tagging.tags.push_back(tag);
  }
  return tagging;
}

}  // namespace materia
