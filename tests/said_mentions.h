#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "store/reader.h"
#include "store/writer.h"
#include "tests/small_knowledge_base.h"

namespace materia {

/// What a document says of a concept, as a tagger would find it.
struct Said {
  std::string concept_name;  ///< "condition:herniated-disc"
  std::string words;         ///< the first place where they stand in the field, behind the one before of the same words
  Assertion assertion = Assertion::affirmed;
  std::string cue = {};  ///< the first place where it stands in the field
  Field field = Field::body;
};

/// Stores mentions and findings for a document of a small knowledge base. A concept that is affirmed or uncertain
/// somewhere is found at level mention.
inline void put_said(const SmallKnowledgeBase& base, DocumentId id, const std::vector<Said>& said) {
  Writer writer(base.file());
  const Document document = writer.document(id).value();
  std::vector<Mention> mentions;
  std::vector<Finding> findings;
  for (const Said& one : said) {
    const std::size_t colon = one.concept_name.find(':');
    const auto position = base.vocabulary().find(one.concept_name.substr(0, colon), one.concept_name.substr(colon + 1));
    const std::string text = one.field == Field::title      ? document.title
                             : one.field == Field::headings ? document.headings()
                                                            : document.body;
    Mention mention;
    mention.concept_id = base.vocabulary().concepts().at(position.value()).id;
    mention.field = one.field;
    mention.begin = text.find(one.words);
    for (const Mention& before : mentions) {
      if (before.field == one.field && before.begin == mention.begin) {
        mention.begin = text.find(one.words, before.end);
      }
    }
    mention.end = mention.begin + one.words.size();
    mention.assertion = one.assertion;
    if (!one.cue.empty()) {
      mention.cue_begin = text.find(one.cue);
      mention.cue_end = mention.cue_begin + one.cue.size();
    }
    if (mention.end > text.size() || mention.cue_end > text.size()) {
      throw std::runtime_error(one.words + " or its cue does not stand in the text");
    }
    mentions.push_back(mention);

    auto finding = findings.begin();
    while (finding != findings.end() && finding->concept_id != mention.concept_id) {
      ++finding;
    }
    if (finding == findings.end()) {
      finding = findings.insert(finding, Finding{mention.concept_id, std::nullopt, 0.25, {}, {}});
    }
    ++finding->mentions[static_cast<std::size_t>(one.assertion)];
    if (finding->tagging() > 0) {
      finding->level = Level::mention;
    }
  }
  writer.put_findings(id, mentions, findings);
  writer.commit();
}

}  // namespace materia
