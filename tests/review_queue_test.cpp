#include "query/review_queue.h"

#include <nlohmann/json.hpp>
#include <string>

#include "query/json.h"
#include "query/searcher.h"
#include "store/decide.h"
#include "store/error.h"
#include "store/level.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

/// What the tagger found, so as to be of a kind.
class Desk {
 public:
  DocumentId add(const std::string& path) { return base.add(path, path, "A slipped disc and back pain."); }

  [[nodiscard]] ConceptId concept_id(const std::string& name) const {
    return base.vocabulary().concepts().at(base.vocabulary().find("condition", name).value()).id;
  }
  void find(DocumentId id, const std::vector<Finding>& findings, const std::vector<Mention>& mentions = {}) const {
    Writer writer(base.file());
    writer.put_findings(id, mentions, findings);
    writer.commit();
  }
  [[nodiscard]] ReviewQueue queue(const ReviewRequest& request = {}) const {
    return Searcher(base.file()).review_queue(request);
  }
  /// Their paths: "b.md a.md".
  [[nodiscard]] std::string paths(std::optional<ReviewKind> kind = std::nullopt) const {
    std::string paths;
    for (const ReviewDocument& document : queue({kind}).page) paths += (paths.empty() ? "" : " ") + document.path;
    return paths;
  }

  SmallKnowledgeBase base;
};

Finding finding(ConceptId id, double points, std::array<std::size_t, assertion_count> mentions = {2}) {
  const LevelPoints sum{points};
  return {id, level_of(sum), salience_of(sum), mentions, {}};
}

}  // namespace

TEST_CASE("Documents are on the desk until they are reviewed, newest first") {
  Desk desk;
  const DocumentId a = desk.add("a.md");
  desk.add("b.md");
  CHECK(desk.paths() == "b.md a.md");
  CHECK(desk.queue().reviewed == 0);

  review(desk.base.file(), "a.md", "Ann");
  CHECK(desk.paths() == "b.md");
  CHECK(desk.queue().reviewed == 1);
  CHECK(desk.queue().documents == 2);
  CHECK_THROWS_AS(review(desk.base.file(), "a.md", ""), Error);
  CHECK_THROWS_AS(review(desk.base.file(), "c.md", "Ann"), UnknownTag);

  CHECK(undo_review(desk.base.file(), std::to_string(a)).path == "a.md");
  CHECK_THROWS_AS(undo_review(desk.base.file(), "a.md"), NothingToUndo);
  CHECK(desk.paths(ReviewKind::never) == "b.md a.md");
  check_integrity(desk.base.file());
}

TEST_CASE("A reviewed document comes back when a run changes its tags") {
  Desk desk;
  const DocumentId id = desk.add("a.md");
  desk.find(id, {finding(desk.concept_id("back-pain"), 7)});
  review(desk.base.file(), "a.md", "Ann");
  CHECK(desk.paths().empty());

  desk.find(id, {finding(desk.concept_id("back-pain"), 1), finding(desk.concept_id("herniated-disc"), 7)});
  const ReviewQueue queue = desk.queue({ReviewKind::changed});
  REQUIRE(queue.page.size() == 1);
  const ReviewDocument& document = queue.page[0];
  CHECK(document.kinds == std::vector<ReviewKind>{ReviewKind::changed});
  REQUIRE(document.changes.size() == 2);
  CHECK(document.changes[0].label == "Herniated disc");
  CHECK_FALSE(document.changes[0].before);
  CHECK(document.changes[1].before == Level::about);
  CHECK(document.changes[1].after == Level::mention);
  CHECK(document.tags.at(0).changed);

  // What an editor decides is no change to look at.
  decide(desk.base.file(), {"a.md", "herniated-disc"}, Decision::Action::deny, "Ann", "");
  CHECK(desk.queue().page.at(0).changes.size() == 2);
  review(desk.base.file(), "a.md", "Ann");
  CHECK(desk.paths().empty());
  check_integrity(desk.base.file());
}

TEST_CASE("Tags are weak for a reason, and documents stay so until they are reviewed") {
  Desk desk;
  const ConceptId pain = desk.concept_id("back-pain");
  const DocumentId strong = desk.add("strong.md");
  desk.find(strong, {finding(pain, level_weights::about + 3)});
  const DocumentId near = desk.add("near.md");
  desk.find(near, {finding(pain, level_weights::about - 0.3)});
  const DocumentId unsure = desk.add("unsure.md");
  desk.find(unsure, {finding(pain, 8, {0, 1, 2})});
  const DocumentId abbreviated = desk.add("abbreviated.md");
  Mention mention{pain, Field::body, 19, 28};
  mention.rule = MentionRule::abbreviation_in_context;
  desk.find(abbreviated, {finding(pain, 8, {1})}, {mention});
  const DocumentId spelt_out = desk.add("spelt-out.md");
  Mention label{pain, Field::body, 2, 14};
  desk.find(spelt_out, {finding(pain, 8)}, {label, mention});
  desk.find(desk.add("denied.md"), {{pain, std::nullopt, 0, {0, 1}, {}}});

  CHECK(desk.paths(ReviewKind::weak) == "abbreviated.md unsure.md near.md");
  CHECK(desk.paths(ReviewKind::untagged) == "denied.md");
  const ReviewQueue queue = desk.queue({ReviewKind::weak});
  CHECK(queue.page[0].tags.at(0).doubts == std::vector<TagDoubt>{TagDoubt::only_abbreviation});
  CHECK(queue.page[1].tags.at(0).doubts == std::vector<TagDoubt>{TagDoubt::only_uncertain});
  CHECK(queue.page[2].tags.at(0).doubts == std::vector<TagDoubt>{TagDoubt::near_the_line});
  // Tags that were found after a document was added are changes.
  CHECK(queue.counts == std::array<std::size_t, review_kind_count>{6, 5, 3, 1});

  decide(desk.base.file(), {"near.md", "back-pain"}, Decision::Action::confirm, "Ann", "");
  CHECK(desk.paths(ReviewKind::weak) == "abbreviated.md unsure.md near.md");
  review(desk.base.file(), "near.md", "Ann");
  CHECK(desk.paths(ReviewKind::weak) == "abbreviated.md unsure.md");
  check_integrity(desk.base.file());
}

TEST_CASE("The desk is cut into pages, and its counts are of the whole") {
  Desk desk;
  for (const char* path : {"a.md", "b.md", "c.md"}) desk.add(path);
  ReviewQueue queue = desk.queue({std::nullopt, 1, 1});
  REQUIRE(queue.page.size() == 1);
  CHECK(queue.page[0].path == "b.md");
  CHECK(queue.total == 3);
  queue = desk.queue({std::nullopt, 3, 1});
  CHECK(queue.page.empty());
  CHECK(queue.total == 3);
  CHECK(desk.queue({std::nullopt, 0, 1000}).asked.limit == most_on_desk);
}

TEST_CASE("The desk as JSON names kinds, doubts and changes") {
  Desk desk;
  const DocumentId id = desk.add("a.md");
  desk.find(id, {finding(desk.concept_id("back-pain"), level_weights::about)});
  desk.find(id, {});
  desk.find(id, {finding(desk.concept_id("herniated-disc"), level_weights::about)});
  const auto json = nlohmann::json::parse(to_json(desk.queue()));
  CHECK(json.at("counts") == nlohmann::json({{"new", 1}, {"changed", 1}, {"weak", 1}, {"untagged", 0}}));
  const auto& document = json.at("queue").at(0);
  CHECK(document.at("kinds") == nlohmann::json({"new", "changed", "weak"}));
  CHECK(document.at("tags").at(0).at("doubts") == nlohmann::json({"near_the_line"}));
  CHECK(document.at("changes").at(0).at("after") == "about");
  CHECK(json.at("kind").is_null());
}

TEST_CASE("Kinds are named both ways") {
  for (std::size_t kind = 0; kind < review_kind_count; ++kind) {
    const auto one = static_cast<ReviewKind>(kind);
    CHECK(review_kind_named(name_of(one)) == one);
  }
  CHECK_FALSE(review_kind_named("newest"));
}

}  // namespace materia
