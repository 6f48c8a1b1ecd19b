#include "query/json.h"
#include "query/json_parts.h"
#include "store/names.h"

namespace materia {
namespace {

std::string_view name_of_mark(EvidenceMark mark) {
  static constexpr std::string_view names[] = {"none", "sentence", "cue", "mention"};
  return names[static_cast<std::size_t>(mark)];
}

Json mention_json(const ShownMention& mention) {
  Json sentence = Json::array();
  for (const TextPiece& piece : mention.sentence) {
    sentence.push_back({{"text", piece.text}, {"is", name_of_mark(piece.evidence)}});
  }
  return {{"passage", passage_json(mention.passage)},
          {"field", name_of(mention.field)},
          {"begin", mention.begin},
          {"end", mention.end},
          {"words", mention.words},
          {"label", text_or_null(mention.label)},
          {"rule", name_of(mention.rule)},
          {"assertion", name_of(mention.assertion)},
          {"cue", text_or_null(mention.cue)},
          {"sentence", std::move(sentence)}};
}

Json finding_json(const Finding& finding) {
  Json json = {{"level", finding.level ? Json(name_of(*finding.level)) : Json()},
               {"salience", rounded(finding.salience, 1e4)}};
  for (std::size_t assertion = 0; assertion < assertion_count; ++assertion) {
    json[std::string(name_of(static_cast<Assertion>(assertion)))] = finding.mentions[assertion];
  }
  return json;
}

Json decision_json(const Decision& decision) {
  return {{"action", name_of(decision.action)}, {"by", decision.by}, {"why", decision.why}, {"at", decision.at}};
}

}  // namespace

Json evidence_json(const TagEvidence& evidence) {
  Json json = whole_tag_json(evidence.tag);
  json["tagged"] = evidence.tagged;
  json["found"] = finding_json(evidence.finding);
  Json& reasons = json["reasons"] = Json::array();
  for (const ShownReason& reason : evidence.reasons) {
    reasons.push_back({{"says", reason.says}, {"points", rounded(reason.points, 1e4)}});
  }
  json["decision"] = evidence.decision ? decision_json(*evidence.decision) : Json();
  json["front_matter"] = evidence.from_front_matter;
  Json& mentions = json["evidence"] = Json::array();
  for (const ShownMention& mention : evidence.mentions) {
    mentions.push_back(mention_json(mention));
  }
  return json;
}

std::string to_json(const DocumentEvidence& evidence) {
  Json tags = Json::array();
  for (const TagEvidence& tag : evidence.tags) {
    tags.push_back(evidence_json(tag));
  }
  return dumped({{"id", evidence.id},
                 {"path", evidence.path},
                 {"title", evidence.title},
                 {"tags", std::move(tags)},
                 {"reviewed", evidence.reviewed},
                 {"generation", evidence.generation}});
}

}  // namespace materia
