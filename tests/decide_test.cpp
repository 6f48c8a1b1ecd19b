#include "store/decide.h"

#include <algorithm>

#include "store/decisions.h"
#include "store/reader.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/small_knowledge_base.h"

using namespace materia;
using Action = Decision::Action;

namespace {

/// A knowledge base with one article, tagged with two concepts.
class Desk {
 public:
  Desk() {
    base.add("back/disc.md", "A disc", "A slipped disc.", {{herniated, Level::mention}, {ozone, Level::about}});
  }

  Decided say(Action action, const std::string& concept_name, const std::string& why = "") const {
    return decide(base.file(), {"back/disc.md", concept_name}, action, "ana", why);
  }
  [[nodiscard]] Decided undo(const std::string& concept_name, const std::string& document = "back/disc.md") const {
    return undo_decision(base.file(), {document, concept_name});
  }
  [[nodiscard]] std::vector<Decision> decisions() const { return Reader(base.file()).decisions(); }
  /// The local names of the article's tags, in the order of the vocabulary.
  [[nodiscard]] std::string tags() const {
    Reader reader(base.file());
    const Vocabulary vocabulary = reader.vocabulary();
    std::string names;
    for (const Tag& tag : reader.tags(reader.find_document("back/disc.md").value())) {
      names += vocabulary.concepts()[vocabulary.find(tag.concept_id).value()].local_name + " ";
    }
    return names;
  }
  /// Puts a vocabulary without one concept in place.
  void retire(const std::string& local_name) const {
    const Vocabulary whole = small_vocabulary();
    std::vector<Concept> rest;
    for (Concept one : whole.concepts()) {
      one.broader.clear();
      if (one.local_name != local_name) rest.push_back(one);
    }
    put(Vocabulary(whole.schemes(), rest));
  }
  void put(const Vocabulary& vocabulary) const {
    Writer writer(base.file());
    writer.put_vocabulary(vocabulary);
    writer.commit();
  }

  static constexpr const char* herniated = "condition:herniated-disc";
  static constexpr const char* ozone = "therapy:ozone-therapy";
  SmallKnowledgeBase base;
};

/// What decide() says when it refuses.
template <typename Problem, typename Act>
std::string refusal(const Act& act) {
  try {
    act();
  } catch (const Problem& problem) {
    return problem.what();
  }
  return "not refused";
}

bool has(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

}  // namespace

TEST_CASE("A decision holds at once, and undoing brings back what was before") {
  const Desk desk;
  const Decided denied = desk.say(Action::deny, "herniated-disc", "an aside");
  CHECK_FALSE(denied.tag);
  CHECK(denied.decision.by == "ana");
  CHECK(denied.decision.why == "an aside");
  CHECK(denied.decision.at.size() == 20);
  CHECK(desk.tags() == "ozone-therapy ");
  CHECK(denied.generation == Reader(desk.base.file()).generation());

  const Decided added = desk.say(Action::add, "back-pain");
  CHECK(added.tag.value().level == Level::about);
  CHECK(added.tag->source == TagSource::editor);
  CHECK(desk.tags() == "ozone-therapy back-pain ");

  CHECK(desk.undo("herniated-disc").tag.value().level == Level::mention);
  CHECK_FALSE(desk.undo("back-pain").tag);
  CHECK(desk.tags() == "ozone-therapy herniated-disc ");
  CHECK(desk.decisions().empty());
  check_integrity(desk.base.file());
}

TEST_CASE("Decisions are a stack: undoing takes the newest, also when all are taken in one second") {
  const Desk desk;
  desk.say(Action::deny, "herniated-disc");
  desk.say(Action::confirm, "herniated-disc");
  desk.say(Action::deny, "herniated-disc");
  REQUIRE(desk.decisions().size() == 3);
  CHECK(desk.tags() == "ozone-therapy ");
  CHECK(desk.undo("herniated-disc").decision.action == Action::deny);
  CHECK(desk.tags() == "ozone-therapy herniated-disc ");
  CHECK(desk.undo("herniated-disc").decision.action == Action::confirm);
  CHECK(desk.tags() == "ozone-therapy ");
  CHECK(desk.undo("herniated-disc").decision.action == Action::deny);
  CHECK(desk.tags() == "ozone-therapy herniated-disc ");
  CHECK(has(refusal<NothingToUndo>([&] { return desk.undo("herniated-disc"); }), "no decision on “Herniated disc”"));
  check_integrity(desk.base.file());
}

TEST_CASE("Saying the same twice is one decision") {
  const Desk desk;
  const Decided first = desk.say(Action::deny, "herniated-disc");
  const Decided second = desk.say(Action::deny, "herniated-disc");
  CHECK(second.decision == first.decision);
  CHECK(second.generation == first.generation);
  CHECK(desk.decisions().size() == 1);
  CHECK(desk.say(Action::deny, "herniated-disc", "for another reason").decision.why == "for another reason");
  CHECK(desk.decisions().size() == 2);
}

TEST_CASE("A document is named by path or id, a concept with or without its facet") {
  const Desk desk;
  CHECK_FALSE(decide(desk.base.file(), {"1", "condition:herniated-disc"}, Action::deny, "ana", "").tag);
  CHECK(desk.decisions().at(0).path == "back/disc.md");
}

TEST_CASE("What is not there is refused with the nearest that is, and nothing is changed") {
  const Desk desk;
  const auto generation = Reader(desk.base.file()).generation();
  const auto refused = [&](const std::string& document, const std::string& name) {
    return refusal<UnknownTag>([&] { decide(desk.base.file(), {document, name}, Action::deny, "ana", ""); });
  };
  CHECK(has(refused("back/disk.md", "back-pain"), "back/disk.md: no such document; did you mean back/disc.md?"));
  CHECK(has(refused("disc", "back-pain"), "did you mean back/disc.md?"));
  CHECK(has(refused("77", "back-pain"), "77: no such document"));
  CHECK(has(refused("back/disc.md", "hernated-disc"), "did you mean herniated-disc?"));
  CHECK(has(refused("back/disc.md", "condition:ozone-therapy"), "the vocabulary has no such concept"));
  CHECK(has(refused("back/disc.md", "therapy:ozone"), "did you mean ozone-therapy?"));
  CHECK(has(refusal<UnknownTag>([&] { return desk.undo("hernated-disc"); }), "did you mean herniated-disc?"));
  CHECK(has(refusal<Error>([&] { desk.say(Action::confirm, "back-pain"); }), "add it instead"));
  CHECK(has(refusal<Error>([&] { decide(desk.base.file(), {"1", "back-pain"}, Action::add, "", ""); }), "name of who"));
  CHECK(desk.decisions().empty());
  CHECK(Reader(desk.base.file()).generation() == generation);
  check_integrity(desk.base.file());
}

TEST_CASE("A denied tag that the tagger finds can be confirmed") {
  const Desk desk;
  desk.say(Action::deny, "herniated-disc");
  CHECK(desk.say(Action::confirm, "herniated-disc").tag.value().source == TagSource::editor);
}

TEST_CASE("A name of two facets has to be told apart") {
  Vocabulary small = small_vocabulary();
  std::vector<Concept> concepts = small.concepts();
  concepts.push_back(concepts[7]);
  concepts.back().scheme = "therapy";
  concepts.back().iri = "urn:test:therapy:back-pain";
  concepts.back().pref_label = "Back pain (therapy)";
  concepts.back().labels = {{"Back pain (therapy)", LabelKind::preferred, "en"}};
  const Desk desk;
  desk.put(Vocabulary(small.schemes(), concepts));
  CHECK(has(refusal<Error>([&] { desk.say(Action::add, "back-pain"); }), "condition:back-pain or therapy:back-pain"));
  desk.say(Action::add, "condition:back-pain");
  CHECK(desk.undo("back-pain").decision.scheme == "condition");
}

TEST_CASE("A retired concept's decisions wait for it, and can be undone") {
  const Desk desk;
  desk.say(Action::deny, "herniated-disc");
  desk.retire("herniated-disc");
  CHECK(has(refusal<UnknownTag>([&] { desk.say(Action::add, "herniated-disc"); }), "is retired (“Herniated disc”)"));
  const auto listed = list_decisions(desk.base.file());
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].has_document);
  CHECK_FALSE(listed[0].has_concept);
  SECTION("undone") {
    CHECK_FALSE(desk.undo("herniated-disc").tag);
    CHECK(desk.decisions().empty());
  }
  SECTION("back again") {
    desk.put(small_vocabulary());
    CHECK(list_decisions(desk.base.file()).at(0).has_concept);
    CHECK(desk.tags() == "ozone-therapy ");
  }
  check_integrity(desk.base.file());
}

TEST_CASE("A decision on a document that is gone can be undone by its path") {
  const Desk desk;
  desk.say(Action::deny, "herniated-disc");
  {
    Writer writer(desk.base.file());
    writer.remove_document(1);
    writer.commit();
  }
  CHECK_FALSE(list_decisions(desk.base.file()).at(0).has_document);
  CHECK(has(refusal<UnknownTag>([&] { return desk.undo("herniated-disc", "back/dusc.md"); }), "no such document"));
  const Decided undone = desk.undo("herniated-disc");
  CHECK(undone.decision.action == Action::deny);
  CHECK_FALSE(undone.tag);
  CHECK(desk.decisions().empty());
  check_integrity(desk.base.file());
}

TEST_CASE("Brought decisions are ordered by time among those that are there, and brought once") {
  const Desk desk;
  const auto brought = [](Action action, const std::string& at) {
    return Decision{"back/disc.md", "condition", "herniated-disc", action, "bo", "", at};
  };
  const Decision newer = brought(Action::deny, "2024-05-02T00:00:00Z");
  const Decision older = brought(Action::confirm, "2024-05-01T00:00:00Z");
  CHECK(import_decisions(desk.base.file(), {newer}).added == 1);
  CHECK(import_decisions(desk.base.file(), {older, newer}).added == 1);
  CHECK(desk.tags() == "ozone-therapy ");
  const auto again = import_decisions(desk.base.file(), {older, newer});
  CHECK(again.added == 0);
  CHECK(again.known == 2);
  CHECK(again.generation == Reader(desk.base.file()).generation());
  const auto listed = list_decisions(desk.base.file());
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].decision == older);
  CHECK_FALSE(listed[0].in_force);
  CHECK(listed[1].in_force);
  check_integrity(desk.base.file());
}

TEST_CASE("What is decided here is newer than anything brought, whatever clock that was dated by") {
  const Desk desk;
  import_decisions(desk.base.file(),
                   {{"back/disc.md", "condition", "herniated-disc", Action::deny, "bo", "", "2999-12-31T23:59:59Z"}});
  CHECK(desk.say(Action::confirm, "herniated-disc").decision.at == "3000-01-01T00:00:00Z");
  CHECK(desk.tags() == "ozone-therapy herniated-disc ");
}
