#include "indexer/tag_document.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "indexer/assertion.h"
#include "indexer/field_text.h"
#include "indexer/other_fields.h"
#include "indexer/resolve_abbreviations.h"
#include "store/level.h"

namespace materia {
namespace {

/// Makes the density of a very short text mean less.
constexpr double density_smoothing_terms = 100;

/// The bytes of the body that count as its lead: the first block.
std::size_t lead_end(const Document& document) {
  return std::min(document.body.find("\n\n"), document.body.size());
}

FieldText match_field(Field field, std::string_view text, const LabelMatcher& matcher, Analyzer& analyzer,
                      AnalyzedDocument& analyzed) {
  FieldText made{field, text, analyzed.read(field, text, analyzer), {}};
  made.matches = matcher.match(text, made.terms, Abbreviations::as_written);
  return made;
}

void add_mentions(const FieldText& field, const Vocabulary& vocabulary, std::vector<Mention>& mentions) {
  const std::size_t before = mentions.size();
  for (const LabelMatch& match : field.matches) {
    Mention& mention = mentions.emplace_back();
    mention.concept_id = vocabulary.concepts()[match.concept_position].id;
    mention.field = field.field;
    mention.begin = match.begin;
    mention.end = match.end;
    mention.label = match.label;
    mention.rule = match.rule;
  }
  assert_mentions(field.text, field.field, std::span(mentions).subspan(before));
}

bool makes_tag(Assertion assertion) {
  return assertion == Assertion::affirmed || assertion == Assertion::uncertain;
}

/// The mentions of a document, gathered by concept.
class Findings {
 public:
  Findings(const Document& document, std::size_t terms)
      : document_(document), lead_end_(lead_end(document)), terms_(static_cast<double>(terms)) {}

  void add(const Mention& mention) {
    // The first sentence stands in the body too; counting it as a title would count it twice.
    if (mention.field == Field::title && document_.title_inferred) {
      return;
    }
    Gathered& gathered = by_concept_[mention.concept_id];
    ++gathered.finding.mentions[static_cast<std::size_t>(mention.assertion)];
    if (!makes_tag(mention.assertion)) {
      return;
    }
    LevelReasons& reasons = gathered.finding.reasons;
    if (mention.field == Field::title) {
      reasons.in_title = true;
    } else if (mention.field == Field::headings) {
      ++reasons.headings;
    } else {
      reasons.in_lead = reasons.in_lead || mention.begin < lead_end_;
      note_passage(mention.begin, gathered);
    }
  }

  [[nodiscard]] std::vector<Finding> take() {
    std::vector<Finding> findings;
    for (auto& [id, gathered] : by_concept_) {
      Finding& finding = gathered.finding;
      finding.concept_id = id;
      finding.reasons.density = 100 * static_cast<double>(finding.tagging()) / (terms_ + density_smoothing_terms);
      // A text of one passage says nothing of spread.
      finding.reasons.spread = document_.passages.size() > 1 ? static_cast<double>(gathered.passages) /
                                                                   static_cast<double>(document_.passages.size())
                                                             : 0;
      if (finding.tagging() > 0) {
        const LevelPoints points = level_points(finding.reasons);
        finding.level = level_of(points);
        finding.salience = salience_of(points);
      }
      findings.push_back(finding);
    }
    return findings;
  }

 private:
  struct Gathered {
    Finding finding;
    std::size_t passages = 0;  ///< that name it
    const Passage* last = nullptr;
  };

  /// Mentions come in order, so a passage is counted once.
  void note_passage(std::size_t place, Gathered& gathered) const {
    const auto passage = std::partition_point(document_.passages.begin(), document_.passages.end(),
                                              [&](const Passage& one) { return one.end <= place; });
    if (passage != document_.passages.end() && place >= passage->begin && &*passage != gathered.last) {
      gathered.last = &*passage;
      ++gathered.passages;
    }
  }

  const Document& document_;
  std::size_t lead_end_;
  double terms_;
  std::map<ConceptId, Gathered> by_concept_;
};

}  // namespace

Tagging tag_document(const Document& document, const Vocabulary& vocabulary, const LabelMatcher& matcher,
                     Analyzer& analyzer) {
  const std::string headings = document.headings();
  Tagging tagging;
  AnalyzedDocument& analyzed = tagging.analyzed;
  std::array<FieldText, field_count> fields = {match_field(Field::title, document.title, matcher, analyzer, analyzed),
                                               match_field(Field::headings, headings, matcher, analyzer, analyzed),
                                               match_field(Field::body, document.body, matcher, analyzer, analyzed)};
  resolve_abbreviations(fields, matcher, analyzer);
  drop_other_fields(fields);

  for (const FieldText& field : fields) {
    add_mentions(field, vocabulary, tagging.mentions);
  }
  Findings findings(document, fields[static_cast<std::size_t>(Field::body)].terms.size());
  for (const Mention& mention : tagging.mentions) {
    findings.add(mention);
  }
  tagging.findings = findings.take();
  return tagging;
}

}  // namespace materia
