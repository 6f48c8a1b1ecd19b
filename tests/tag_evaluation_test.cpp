// Reading gold sets of tags, and the measures, worked by hand.

#include <cmath>
#include <string>
#include <vector>

#include "evaluation/error.h"
#include "evaluation/tag_judgements.h"
#include "evaluation/tag_measures.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {

bool near(double value, double expected) {
  return std::abs(value - expected) < 1e-9;
}

FoundConcept found(const std::string& document, const std::string& name, std::optional<TagVerdict> level,
                   TagVerdict assertion = TagVerdict::affirmed) {
  return {document, "condition", name, level, assertion};
}

std::string complaint(const std::string& text) {
  const TemporaryFolder folder;
  const auto file = folder.write("gold.tsv", text);
  try {
    read_tag_judgements(file);
    return {};
  } catch (const EvaluationError& error) {
    return error.what();
  }
}

TEST_CASE("A gold set is document, scheme, concept and verdict, comments and blank lines are passed over") {
  const TemporaryFolder folder;
  const auto file =
      folder.write("gold.tsv", "# a comment\n\na b.md\tcondition\tsciatica\tabout\nd\ttherapy\tprp\tnegated\n");
  const auto judgements = read_tag_judgements(file);
  REQUIRE(judgements.size() == 2);
  CHECK(judgements[0].document == "a b.md");
  CHECK(judgements[0].verdict == TagVerdict::about);
  CHECK(name_of(judgements[1].verdict) == "negated");
}

TEST_CASE("A gold set that is none says where and why") {
  CHECK(complaint("a\tcondition\tsciatica\n").find("gold.tsv:1") != std::string::npos);
  CHECK(complaint("a\tcondition\tsciatica\tperhaps\n").find("'perhaps' is no verdict") != std::string::npos);
  CHECK(complaint("a\tcondition\tx\tabout\na\tcondition\tx\tmention\n").find("already") != std::string::npos);
}

TEST_CASE("Tags are counted by precision, recall and F1, by level, and over concepts") {
  const std::vector<TagJudgement> gold = {{"a", "condition", "sciatica", TagVerdict::about},
                                          {"a", "condition", "back-pain", TagVerdict::mention},
                                          {"a", "condition", "fracture", TagVerdict::mention},
                                          {"b", "condition", "sciatica", TagVerdict::mention}};
  const TagEvaluation result = evaluate_tags(
      gold, {found("a", "sciatica", TagVerdict::about), found("a", "back-pain", TagVerdict::about),
             found("a", "gout", TagVerdict::mention), found("b", "sciatica", TagVerdict::mention),
             found("b", "gout", std::nullopt, TagVerdict::negated), found("unjudged", "gout", TagVerdict::about)});
  CHECK(result.documents == 2);
  CHECK(result.tags.right == 3);
  CHECK(result.tags.extra == 1);    // gout in a; in b it is denied, and no tag
  CHECK(result.tags.missing == 1);  // fracture
  CHECK(near(result.tags.precision(), .75));
  CHECK(near(result.tags.recall(), .75));
  CHECK(near(result.tags.f1(), .75));
  CHECK(near(result.level_accuracy(), 2. / 3));
  CHECK(result.about.right == 1);
  CHECK(result.about.extra == 1);
  CHECK(result.mention.missing == 2);  // fracture, and back pain at this level
  // sciatica 1, back pain 1, fracture 0, gout 0
  CHECK(near(result.macro_f1, .5));
  CHECK(near(result.headline(), .75));
  REQUIRE(result.errors.size() == 3);
  CHECK(result.errors[0].expected == "mention");
  CHECK(result.errors[0].found == "about");
  CHECK(result.errors[1].found == "nothing");
  CHECK(result.errors[2].expected == "nothing");
}

TEST_CASE("Where only some concepts were judged, nothing else counts") {
  const TagEvaluation result =
      evaluate_tags({{"a", "condition", "gout", TagVerdict::present},
                     {"a", "condition", "sciatica", TagVerdict::absent},
                     {"a", "condition", "fracture", TagVerdict::absent},
                     {"a", "condition", "scar", TagVerdict::present}},
                    {found("a", "gout", std::nullopt, TagVerdict::negated), found("a", "sciatica", TagVerdict::mention),
                     found("a", "back-pain", TagVerdict::mention)});
  CHECK(result.tags.empty());
  CHECK(result.presence.right == 1);
  CHECK(result.presence.extra == 1);
  CHECK(result.presence.missing == 1);
  CHECK(result.absent_right == 1);
  CHECK(near(result.presence_accuracy(), .5));
  CHECK(near(result.headline(), .5));
}

TEST_CASE("Assertions are counted in a table of what was judged and what was found") {
  const TagEvaluation result = evaluate_tags({{"a", "condition", "gout", TagVerdict::negated},
                                              {"b", "condition", "gout", TagVerdict::uncertain},
                                              {"c", "condition", "gout", TagVerdict::affirmed}},
                                             {found("a", "gout", std::nullopt, TagVerdict::negated),
                                              found("b", "gout", TagVerdict::mention, TagVerdict::affirmed)});
  CHECK(result.asserted == 3);
  CHECK(near(result.assertion_accuracy(), 1. / 3));
  CHECK(result.assertion_table[1][1] == 1);
  CHECK(result.assertion_table[2][0] == 1);
  CHECK(result.assertion_table[0][4] == 1);
  CHECK(near(result.headline(), 1. / 3));
  CHECK(result.errors.size() == 2);
}

TEST_CASE("No judgements are nothing measured") {
  const TagEvaluation result = evaluate_tags({}, {found("a", "gout", TagVerdict::about)});
  CHECK(result.documents == 0);
  CHECK(result.errors.empty());
  CHECK(result.headline() == 0);
}

}  // namespace
}  // namespace materia
