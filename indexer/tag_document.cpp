#include "indexer/tag_document.h"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>

#include "indexer/assertion.h"
#include "store/level.h"

namespace materia {
namespace {

/// Makes the density of a very short text mean less.
constexpr double density_smoothing_terms = 100;

/// The bytes of the body that count as its lead: the first block.
std::size_t lead_end(const Document& document) {
  return std::min(document.body.find("\n\n"), document.body.size());
}

void add_mentions(std::string_view text, Field field, const Vocabulary& vocabulary, const LabelMatcher& matcher,
                  Analyzer& analyzer, std::vector<Mention>& mentions) {
  const std::size_t before = mentions.size();
  for (const LabelMatch& match : matcher.match(text, analyzer)) {
    Mention& mention = mentions.emplace_back();
    mention.concept_id = vocabulary.concepts()[match.concept_position].id;
    mention.field = field;
    mention.begin = match.begin;
    mention.end = match.end;
    mention.label = match.label;
  }
  assert_mentions(text, field, std::span(mentions).subspan(before));
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
      finding.reasons.spread = static_cast<double>(gathered.passages) /
                               static_cast<double>(std::max<std::size_t>(document_.passages.size(), 1));
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
    const auto passage = std::find_if(document_.passages.begin(), document_.passages.end(),
                                      [&](const Passage& one) { return place >= one.begin && place < one.end; });
    if (passage != document_.passages.end() && &*passage != gathered.last) {
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
  Tagging tagging;
  add_mentions(document.title, Field::title, vocabulary, matcher, analyzer, tagging.mentions);
  add_mentions(document.headings(), Field::headings, vocabulary, matcher, analyzer, tagging.mentions);
  add_mentions(document.body, Field::body, vocabulary, matcher, analyzer, tagging.mentions);

  Findings findings(document, analyzer.analyze(document.body).size());
  for (const Mention& mention : tagging.mentions) {
    findings.add(mention);
  }
  tagging.findings = findings.take();
  return tagging;
}

}  // namespace materia
