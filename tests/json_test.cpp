#include "query/json.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) {
    names.push_back(name);
  }
  return names;
}

TEST_CASE("Results are printed as the contract says") {
  Results results;
  results.query.text = "slipped disk";
  results.query.interpretation.push_back({"slipped disk", "herniated-disc", "condition", "Herniated disc", 0});
  results.total = 1;
  results.generation = 7;
  results.took_ms = 0.80049;
  Hit hit;
  hit.id = 12;
  hit.path = "articles/ozone.md";
  hit.title = "Ozone";
  hit.score = 7.314159;
  hit.title_pieces = {{"Ozone", false}};
  hit.fragments = {{{{"Such as ", false}, {"herniated discs", true}}, {"who", "Who?"}},
                   {{{"The disc.", false}}, {"start", ""}}};
  hit.tags.push_back({"ozone-therapy", "therapy", "Ozone therapy", Level::about, 0.5, TagSource::tagger, 3});
  results.hits.push_back(hit);
  const FacetName ozone{"ozone-therapy", "Ozone therapy", {"regenerative-medicine"}};
  results.facets.push_back({"therapy", "Therapy", {{&ozone, 1}}});
  results.facets.push_back({"condition", "Condition", {}});

  CHECK(
      to_json(results) ==
      R"({"query":"slipped disk","total":1,"offset":0,"limit":10,"match":"all","total_all":null,"generation":7,)"
      R"("took_ms":0.8,"interpretation":[{"typed":"slipped disk","concept":"herniated-disc","scheme":"condition",)"
      R"("label":"Herniated disc"}],"literal":[],"did_you_mean":null,"ways_out":[],"hits":[{"id":12,"path":"articles/ozone.md",)"
      R"("title":"Ozone","title_inferred":false,"title_match":[{"text":"Ozone","match":false}],"url":null,)"
      R"("date":null,"score":7.3142,"snippet":[{"text":"Such as ","match":false},)"
      R"({"text":"herniated discs","match":true},{"text":" … ","match":false},{"text":"The disc.","match":false}],)"
      R"("passage":{"anchor":"who","heading":"Who?"},)"
      R"("fragments":[{"pieces":[{"text":"Such as ","match":false},{"text":"herniated discs","match":true}],)"
      R"("passage":{"anchor":"who","heading":"Who?"}},)"
      R"({"pieces":[{"text":"The disc.","match":false}],"passage":{"anchor":"start","heading":""}}],)"
      R"("tags":[{"concept":"ozone-therapy","scheme":"therapy","label":"Ozone therapy","level":"about",)"
      R"("assertion":"affirmed","source":"tagger"}],"copies":[]}],)"
      R"("facets":{"therapy":[{"concept":"ozone-therapy","label":"Ozone therapy",)"
      R"("broader":"regenerative-medicine","count":1,"selected":false,"excluded":false}],"condition":[]}})");
}

TEST_CASE("An explanation is printed where it was asked for, and only there") {
  Results results;
  results.query.literal = {"back pain", "\"x\""};
  Hit& hit = results.hits.emplace_back();
  hit.explanation.push_back({ScorePart::Source::text,
                             "slipped disk",
                             {{"slipped disk", FoundForm::Way::typed, 3}, {"disc", FoundForm::Way::narrower, 0.6}},
                             1,
                             3.21987654,
                             0.5,
                             1.6});
  hit.explanation.push_back({ScorePart::Source::meaning, "", {}, 0.2, 0, 0, 0.1});
  CHECK(Json::parse(to_json(results))["literal"].dump() == R"(["back pain","\"x\""])");
  CHECK_FALSE(Json::parse(to_json(results))["hits"][0].contains("explanation"));
  results.query.explain = true;
  const Json explanation = Json::parse(to_json(results))["hits"][0]["explanation"];
  REQUIRE(explanation.size() == 2);
  CHECK(explanation[0].dump() ==
        R"({"source":"text","asked":"slipped disk","forms":[{"text":"slipped disk","way":"typed","times":3.0},)"
        R"({"text":"disc","way":"narrower","times":0.6}],"weight":1.0,"idf":3.2199,"saturation":0.5,"value":1.6,)"
        R"-("says":"“slipped disk” stands 3 times in the text, also 0.6 times as “disc” (something narrower)"})-");
  CHECK(explanation[1]["source"] == "meaning");
  CHECK(explanation[1]["forms"].empty());
}

TEST_CASE("Similar articles are printed alone and with the article they are like") {
  DocumentView view;
  view.id = 12;
  view.document.path = "a.md";
  view.generation = 7;
  CHECK(similar_json(view, {}) == R"({"id":12,"path":"a.md","generation":7,"similar":[]})");
  const std::vector<SimilarDocument> similar = {
      {3, "b.md", "B", "", 0.81239, {{"sciatica", "condition", "Sciatica", Level::about, 1, TagSource::tagger, 1}}}};
  const Json json = Json::parse(similar_json(view, similar));
  CHECK(json["similar"].dump() ==
        R"([{"id":3,"path":"b.md","title":"B","date":null,"similarity":0.8124,"tags":[{"concept":"sciatica",)"
        R"("scheme":"condition","label":"Sciatica","level":"about","assertion":"affirmed","source":"tagger"}]}])");
  CHECK_FALSE(Json::parse(to_json(view)).contains("similar"));
  CHECK(Json::parse(to_json(view, similar))["similar"] == json["similar"]);
  CHECK(Json::parse(to_json(view, similar))["path"] == "a.md");
}

TEST_CASE("Typed bytes that are no UTF-8 and markup come out as valid JSON") {
  Results results;
  results.query.text = "\xff\"<script>\n";
  results.match = MatchMode::any;
  results.total_all = 3;
  results.did_you_mean = "x";
  const Json json = Json::parse(to_json(results));
  CHECK(json["query"] == "\uFFFD\"<script>\n");
  CHECK(json["match"] == "any");
  CHECK(json["total_all"] == 3);
  CHECK(json["did_you_mean"] == "x");
}

TEST_CASE("Ways out are printed as the contract says") {
  Results results;
  results.ways_out.push_back({WayOut::Kind::words, "kneeee", "", "pain", 0, 12});
  results.ways_out.push_back({WayOut::Kind::excluded, "-pain", "", "kneeee", 3, 0});
  results.ways_out.push_back({WayOut::Kind::filter, "Ozone therapy", "therapy", "kneeee pain", 4, 0});
  results.ways_out.push_back({WayOut::Kind::tag, "sore knee", "condition", "condition:knee-pain", 5, 5, "Knee pain"});
  CHECK(
      Json::parse(to_json(results))["ways_out"].dump() ==
      R"([{"kind":"words","dropped":"kneeee","scheme":null,"query":"pain","alone":0,"total":12,"label":null},)"
      R"({"kind":"excluded","dropped":"-pain","scheme":null,"query":"kneeee","alone":3,"total":0,"label":null},)"
      R"({"kind":"filter","dropped":"Ozone therapy","scheme":"therapy","query":"kneeee pain","alone":4,"total":0,"label":null},)"
      R"({"kind":"tag","dropped":"sore knee","scheme":"condition","query":"condition:knee-pain","alone":5,"total":5,)"
      R"("label":"Knee pain"}])");
}

TEST_CASE("A document, a concept, facets and statistics have their documented fields") {
  SmallKnowledgeBase base;
  const DocumentId id = base.add("a.md", "Title", "A disc.", {{"condition:herniated-disc", Level::about}});
  Searcher searcher(base.file());

  const Json document = Json::parse(to_json(*searcher.document(std::to_string(id))));
  CHECK(keys(document) == std::vector<std::string>{"id", "path", "title", "title_inferred", "url", "author", "date",
                                                   "language", "passages", "tags", "copies", "canonical", "left_out",
                                                   "generation"});
  CHECK(document["passages"][0].dump() == R"({"anchor":"start","heading":"","level":2,"text":"A disc."})");
  CHECK(document["tags"][0].dump() ==
        R"({"concept":"herniated-disc","scheme":"condition","label":"Herniated disc","level":"about",)"
        R"("assertion":"affirmed","source":"tagger","salience":0.5,"mentions":1})");

  const Json evidence = Json::parse(to_json(*searcher.evidence(std::to_string(id))));
  CHECK(keys(evidence) == std::vector<std::string>{"id", "path", "title", "tags", "reviewed", "generation"});
  CHECK(evidence["tags"][0].dump() ==
        R"({"concept":"herniated-disc","scheme":"condition","label":"Herniated disc","level":"about",)"
        R"("assertion":"affirmed","source":"tagger","salience":0.5,"mentions":1,"tagged":true,)"
        R"("found":{"level":"about","salience":0.5,"affirmed":1,"negated":0,"uncertain":0,"contrast":0},)"
        R"("reasons":[],"decision":null,"front_matter":false,"evidence":[]})");
  const auto marked = searcher.document("a.md", "", ConceptName{"condition", "herniated-disc"});
  CHECK(Json::parse(to_json(*marked))["evidence"] == evidence["tags"][0]);

  const Json view = Json::parse(to_json(*searcher.concept_view("condition", "herniated-disc")));
  CHECK(keys(view) == std::vector<std::string>{"concept", "scheme", "label", "definition", "scope_note", "other_names",
                                               "broader", "narrower", "exact_match", "documents", "together",
                                               "central"});
  CHECK(view["broader"][0].dump() == R"({"concept":"spine-condition","label":"Spine condition","count":1})");

  const Json facets = Json::parse(to_json(searcher.all_concepts()));
  CHECK(keys(facets) == std::vector<std::string>{"therapy", "condition"});
  CHECK(facets["condition"][0]["broader"].is_null());

  const Json statistics = Json::parse(to_json(searcher.statistics()));
  CHECK(statistics["documents"] == 1);
  CHECK(statistics["skipped"].is_array());
}

}  // namespace
}  // namespace materia
