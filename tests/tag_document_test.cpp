#include "indexer/tag_document.h"

#include <optional>
#include <string>
#include <vector>

#include "indexer/assemble.h"
#include "indexer/extract.h"
#include "store/effective_tags.h"
#include "tests/catch.h"
#include "tests/store_samples.h"

namespace materia {
namespace {

/// The sample vocabulary with ids, as the store would give them.
Vocabulary stored_vocabulary() {
  const Vocabulary sample = sample_vocabulary();
  std::vector<Concept> concepts = sample.concepts();
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    concepts[i].id = static_cast<ConceptId>(i) + 100;
  }
  return {sample.schemes(), std::move(concepts)};
}

class Tagger {
 public:
  Tagging tag(const Document& document) { return tag_document(document, vocabulary_, matcher_, analyzer_); }
  /// What holds once the editors' words are applied.
  std::vector<Tag> effective(const Document& document, const std::vector<Decision>& decisions = {}) {
    return effective_tags(tag(document).findings, document.editor_tags, decisions,
                          [&](std::string_view scheme, std::string_view name) -> ConceptId {
                            const auto position = vocabulary_.find(scheme, name);
                            return position ? vocabulary_.concepts()[*position].id : 0;
                          });
  }
  /// "ozone-therapy:about back-pain:mention", in the order of the vocabulary.
  std::string tags(const Document& document, const std::vector<Decision>& decisions = {}) {
    std::string text;
    for (const Tag& found : effective(document, decisions)) {
      text +=
          (text.empty() ? "" : " ") + name_of(found.concept_id) + (found.level == Level::about ? ":about" : ":mention");
    }
    return text;
  }
  std::string name_of(ConceptId id) { return vocabulary_.concepts()[vocabulary_.find(id).value()].local_name; }
  template <typename Row>
  std::optional<Row> find(const std::vector<Row>& rows, const std::string& name) {
    for (const Row& found : rows) {
      if (name_of(found.concept_id) == name) {
        return found;
      }
    }
    return std::nullopt;
  }

 private:
  Vocabulary vocabulary_ = stored_vocabulary();
  Analyzer analyzer_;
  LabelMatcher matcher_{vocabulary_, analyzer_};
};

/// Text of many words that names no concept, so that one mention is not dense.
std::string filler() {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    text += "Nothing of note is told in this sentence. ";
  }
  return text;
}

Document scraped(const std::string& text) {
  return assemble(extract("scraped.txt", text), "scraped.txt");
}

TEST_CASE("What an article is about shows in its title, its headings, its lead or how often it is named") {
  Tagger tagger;
  const std::string lead = "A lead that names nothing.\n\n";
  CHECK(tagger.tags(sample_document("a", "A note", lead + filler() + "Ozone therapy.")) == "ozone-therapy:mention");
  CHECK(tagger.tags(sample_document("a", "Ozone therapy", lead + filler())) == "ozone-therapy:about");
  CHECK(tagger.tags(sample_document("a", "A note",
                                    lead + filler() +
                                        "Ozone injection, ozone therapy. Ozone therapy! "
                                        "Then ozone therapy, and ozone therapy.")) == "ozone-therapy:about");

  Document headed = sample_document("a", "A note", lead + filler() + "An ozone injection.");
  headed.passages = {{"start", "", 2, 0, 10},
                     {"ozone-therapy", "Ozone therapy", 2, 10, 20},
                     {"who-gets-ozone-therapy", "Who gets ozone therapy?", 2, 20, headed.body.size()}};
  CHECK(tagger.tags(headed) == "ozone-therapy:about");

  CHECK(tagger.tags(sample_document("a", "A note", "Ozone therapy in the lead.\n\n" + filler())) ==
        "ozone-therapy:mention");
}

TEST_CASE("A title made from the first sentence counts as text, not as a title") {
  Tagger tagger;
  Document document =
      sample_document("a", "Ozone therapy is named once", "Ozone therapy is named once.\n\n" + filler());
  CHECK(tagger.tags(document) == "ozone-therapy:about");
  document.title_inferred = true;
  CHECK(tagger.tags(document) == "ozone-therapy:mention");
}

TEST_CASE("Every mention says where it stands, in bytes") {
  Tagger tagger;
  const std::string body = "Naïve people call a herniated disc a slipped disc. PRPs are no prp.";
  const Document document = sample_document("a", "PRP for back pain", body);
  const Tagging tagging = tagger.tag(document);
  std::vector<std::string> found;
  for (const Mention& mention : tagging.mentions) {
    const std::string& text = mention.field == Field::title ? document.title : document.body;
    found.push_back(tagger.name_of(mention.concept_id) + "=" + text.substr(mention.begin, mention.end - mention.begin));
    CHECK(mention.assertion == Assertion::affirmed);
  }
  CHECK(found == std::vector<std::string>{"platelet-rich-plasma=PRP", "back-pain=back pain",
                                          "herniated-disc=herniated disc", "herniated-disc=slipped disc",
                                          "platelet-rich-plasma=PRPs"});
  CHECK(tagger.find(tagging.findings, "herniated-disc")->tagging() == 2);
}

TEST_CASE("Words that share a head are each their own condition") {
  Tagger tagger;
  CHECK(tagger.tags(sample_document("a", "A note", filler() + "It is tried in back, neck or shoulder pain.")) ==
        "back-pain:mention neck-pain:mention shoulder-pain:mention");
}

TEST_CASE("The longest label wins") {
  Tagger tagger;
  CHECK(tagger.tags(sample_document("a", "A note", filler() + "After a spinal cord injury.")) ==
        "spinal-cord-injury:mention");
}

TEST_CASE("The editor's word in the front matter comes last") {
  Tagger tagger;
  Document document = sample_document("a", "Ozone therapy", "Ozone therapy and PRP. " + filler());
  document.editor_tags = {{"therapy", "ozone-therapy", true},
                          {"therapy", "platelet-rich-plasma", false},
                          {"condition", "hip-pain", false},
                          {"condition", "not-in-the-vocabulary", false}};
  CHECK(tagger.tags(document) == "platelet-rich-plasma:about hip-pain:about");
  const std::vector<Tag> tags = tagger.effective(document);
  CHECK(tagger.find(tags, "hip-pain")->source == TagSource::editor);
  CHECK(tagger.find(tags, "hip-pain")->mentions == 0);
  CHECK(tagger.find(tags, "platelet-rich-plasma")->mentions == 1);
}

TEST_CASE("Decisions confirm, deny and add, and overrule the front matter") {
  Tagger tagger;
  Document document = sample_document("a", "Ozone therapy", "It may help back pain. " + filler());
  document.editor_tags = {{"condition", "hip-pain", false}};
  const auto decision = [](Decision::Action action, const std::string& scheme, const std::string& name) {
    return Decision{"a", scheme, name, action, "editor", "", ""};
  };
  using Action = Decision::Action;
  CHECK(tagger.tags(document) == "ozone-therapy:about back-pain:mention hip-pain:about");
  CHECK(tagger.tags(document, {decision(Action::deny, "therapy", "ozone-therapy")}) ==
        "back-pain:mention hip-pain:about");
  CHECK(tagger.tags(document, {decision(Action::deny, "condition", "hip-pain")}) ==
        "ozone-therapy:about back-pain:mention");
  CHECK(tagger.tags(document, {decision(Action::add, "condition", "neck-pain")}) ==
        "ozone-therapy:about back-pain:mention neck-pain:about hip-pain:about");
  CHECK(tagger.tags(document, {decision(Action::add, "condition", "unknown")}) == tagger.tags(document));

  const std::vector<Tag> confirmed = tagger.effective(document, {decision(Action::confirm, "condition", "back-pain"),
                                                                 decision(Action::confirm, "condition", "neck-pain")});
  CHECK(tagger.find(confirmed, "back-pain")->source == TagSource::editor);
  CHECK(tagger.find(confirmed, "back-pain")->level == Level::mention);
  // What an editor has confirmed stays, also where the tagger finds it no more.
  CHECK(tagger.find(confirmed, "neck-pain")->level == Level::mention);
  CHECK(tagger.find(confirmed, "neck-pain")->mentions == 0);
}

TEST_CASE("Salience lies between 0 and 1 and grows with what speaks for a concept") {
  Tagger tagger;
  const auto salience = [&](const Document& document) {
    return tagger.find(tagger.tag(document).findings, "ozone-therapy")->salience;
  };
  const double named = salience(sample_document("a", "A note", filler() + "\n\nOzone therapy."));
  const double titled = salience(sample_document("a", "Ozone therapy", filler() + "\n\nOzone therapy."));
  Document full = sample_document("a", "Ozone therapy", "Ozone therapy ozone therapy ozone therapy.");
  full.passages = {{"a", "Ozone therapy", 2, 0, 1}, {"b", "Ozone therapy", 2, 1, 2}, {"c", "Ozone therapy", 2, 2, 3}};
  CHECK(named > 0);
  CHECK(titled > named);
  CHECK(salience(full) > titled);
  CHECK(salience(full) <= 1);
}

TEST_CASE("A document that names nothing has no tags") {
  Tagger tagger;
  CHECK(tagger.tags(sample_document("a", "A note", filler())).empty());
  CHECK(tagger.tags(sample_document("a", "", "")).empty());
}

TEST_CASE("Menus, boxes of other articles and comment forms of a scraped page can't tag it") {
  Tagger tagger;
  const std::string article =
      "Living with a herniated disc\n\n"
      "A herniated disc presses on a nerve when its soft core leaves its place, and the leg hurts more than the "
      "back.\n\n"
      "Most people get better within weeks, and few of them ever need an operation to take the piece out.\n\n";
  const std::string menu =
      "Similar Posts:\n"
      "- Ozone therapy for beginners\n"
      "- Stem cell therapy: what to expect\n"
      "- PRP injection prices\n\n"
      "Leave a Reply\n\n"
      "Your email address will not be published. Required fields are marked *\n\n"
      "Popular posts from this blog\n\n"
      "Shoulder pain and platelet-rich plasma\n";
  CHECK(tagger.tags(scraped(article)) == "herniated-disc:about");
  CHECK(tagger.tags(scraped(article + menu)) == "herniated-disc:about");
}

}  // namespace
}  // namespace materia
