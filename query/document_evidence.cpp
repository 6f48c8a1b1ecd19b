#include "query/document_evidence.h"

#include <algorithm>
#include <tuple>

#include "query/level_reasons.h"
#include "query/text_matches.h"

namespace materia {

EvidenceOf::EvidenceOf(DocumentId id, const Document& document, Session& session)
    : document_(document),
      vocabulary_(session.snapshot().vocabulary()),
      headings_(document.headings()),
      heading_begins_(document.heading_begins()),
      sentences_({FieldSentences(document.title, Field::title), FieldSentences(headings_, Field::headings),
                  FieldSentences(document.body, Field::body)}) {
  Reader& reader = session.reader();
  const auto known = [&](std::optional<std::size_t> position) -> Known* {
    return position ? &by_concept_[*position] : nullptr;
  };
  for (const Tag& tag : reader.tags(id)) {
    if (Known* one = known(vocabulary_.find(tag.concept_id))) one->tag = tag;
  }
  for (const Finding& finding : reader.findings(id)) {
    if (Known* one = known(vocabulary_.find(finding.concept_id))) one->finding = finding;
  }
  for (const Mention& mention : reader.mentions(id)) {
    if (Known* one = known(vocabulary_.find(mention.concept_id))) one->mentions.push_back(mention);
  }
  for (const EditorTag& word : document.editor_tags) {
    if (Known* one = known(vocabulary_.find(word.scheme, word.concept_name))) one->from_front_matter = true;
  }
  for (const Decision& decision : reader.decisions(document.path)) {
    if (Known* one = known(vocabulary_.find(decision.scheme, decision.concept_name))) one->decision = decision;
  }
  for (auto& [position, one] : by_concept_) {
    std::ranges::stable_sort(one.mentions, {}, [&](const Mention& mention) {
      const std::size_t passage = mention.field == Field::title ? 0 : passage_of(mention) + 1;
      return std::tuple(passage, mention.field, mention.begin);
    });
  }
}

std::string_view EvidenceOf::text(Field field) const {
  return field == Field::title ? document_.title : field == Field::headings ? headings_ : document_.body;
}

/// REQUIRES: a mention of the headings or the body.
std::size_t EvidenceOf::passage_of(const Mention& mention) const {
  const std::vector<Passage>& passages = document_.passages;
  std::size_t behind = 0;
  if (mention.field == Field::headings) {
    // Of passages that begin at the same place, the last is the one whose heading stands there.
    behind =
        static_cast<std::size_t>(std::ranges::upper_bound(heading_begins_, mention.begin) - heading_begins_.begin());
  } else {
    behind = static_cast<std::size_t>(std::ranges::upper_bound(passages, mention.begin, {}, &Passage::begin) -
                                      passages.begin());
  }
  return behind == 0 ? 0 : behind - 1;
}

std::optional<TagEvidence> EvidenceOf::of(std::size_t concept_position) const {
  const auto known = by_concept_.find(concept_position);
  return known == by_concept_.end() ? std::nullopt : std::optional(shown(concept_position, known->second));
}

std::vector<TagEvidence> EvidenceOf::all() const {
  std::vector<TagEvidence> all;
  for (const auto& [position, known] : by_concept_) {
    all.push_back(shown(position, known));
  }
  std::ranges::sort(all, [](const TagEvidence& left, const TagEvidence& right) {
    return left.tagged != right.tagged ? left.tagged : shown_before(left.tag, right.tag);
  });
  return all;
}

std::vector<EvidenceRange> EvidenceOf::ranges(std::size_t concept_position, Field field) const {
  const auto known = by_concept_.find(concept_position);
  return known == by_concept_.end() ? std::vector<EvidenceRange>()
                                    : evidence_ranges(known->second.mentions, field, sentences(field));
}

TagEvidence EvidenceOf::shown(std::size_t concept_position, const Known& known) const {
  const Concept& named = vocabulary_.concepts()[concept_position];
  const Finding& finding = known.finding;
  const Tag tag = known.tag.value_or(
      Tag{named.id, finding.level.value_or(Level::mention), finding.salience, TagSource::tagger, finding.tagging()});
  TagEvidence evidence;
  evidence.tag = {named.local_name, named.scheme, named.pref_label, tag.level,
                  tag.salience,     tag.source,   tag.mentions,     finding.assertion()};
  evidence.tagged = known.tag.has_value();
  evidence.finding = finding;
  evidence.reasons = level_reasons(finding);
  evidence.decision = known.decision;
  evidence.from_front_matter = known.from_front_matter;
  for (const Mention& mention : known.mentions) {
    evidence.mentions.push_back(shown(mention, named, evidence.mentions.size()));
  }
  return evidence;
}

ShownMention EvidenceOf::shown(const Mention& mention, const Concept& named, std::size_t number) const {
  const std::string_view whole = text(mention.field);
  const TextRange sentence = sentences(mention.field).around(mention.begin, mention.end);
  ShownMention result;
  if (mention.field != Field::title && !document_.passages.empty()) {
    const Passage& passage = document_.passages[passage_of(mention)];
    result.passage = {passage.anchor, passage.heading};
  }
  result.field = mention.field;
  result.begin = mention.begin;
  result.end = mention.end;
  result.sentence = mark(whole, {}, sentence.begin, sentence.end);
  std::vector<EvidenceRange> ranges = evidence_ranges({&mention, 1}, mention.field, sentences(mention.field));
  for (EvidenceRange& range : ranges) {
    range.mention = number;
  }
  mark_evidence(result.sentence, sentence.begin, ranges);
  result.words = whole.substr(mention.begin, mention.end - mention.begin);
  result.cue = whole.substr(mention.cue_begin, mention.cue_end - mention.cue_begin);
  result.assertion = mention.assertion;
  if (mention.label < named.labels.size() && is_shown(named.labels[mention.label].kind)) {
    result.label = named.labels[mention.label].text;
  }
  result.rule = mention.rule;
  return result;
}

std::optional<DocumentEvidence> Searcher::evidence(std::string_view path_or_id) {
  Session session(*impl_);
  const std::optional<DocumentId> id = find_document_id(path_or_id, session);
  const std::optional<Document> document = id ? session.reader().document(*id) : std::nullopt;
  if (!document) {
    return std::nullopt;
  }
  return DocumentEvidence{*id,
                          document->path,
                          document->title,
                          EvidenceOf(*id, *document, session).all(),
                          session.reader().review(document->path).has_value(),
                          session.snapshot().generation()};
}

}  // namespace materia
