#include <string>

#include "tests/catch.h"
#include "web/evidence_marks.h"
#include "web/page_document.h"
#include "web/page_review.h"
#include "web/page_sign_in.h"

namespace materia {
namespace {

const std::string hostile = "<script>alert(\"x\")</script>&'";

bool has(const std::string& page, const std::string& needle) {
  return page.find(needle) != std::string::npos;
}

Visitor editor() {
  return {true, "Ann", "mark", "/documents/7?evidence=condition%3Agout"};
}

TextPiece piece(const std::string& text, EvidenceMark mark, Assertion assertion = Assertion::affirmed) {
  TextPiece made;
  made.text = text;
  made.evidence = mark;
  made.assertion = assertion;
  return made;
}

TagEvidence sample_evidence() {
  TagEvidence evidence;
  evidence.tag = {"gout", "condition", "Gout " + hostile};
  evidence.reasons = {{"in the title", 4}, {"in the first paragraph", 1}};
  ShownMention mention;
  mention.sentence = {piece("There is ", EvidenceMark::sentence), piece("no sign of", EvidenceMark::cue),
                      piece(hostile, EvidenceMark::mention)};
  mention.words = hostile;
  mention.cue = "no sign of";
  mention.assertion = Assertion::negated;
  mention.label = hostile;
  mention.passage.heading = hostile;
  evidence.mentions = {mention, mention, mention};
  return evidence;
}

const std::vector<Facet> facets = {{"therapy", "Therapy", {}}, {"condition", "Condition", {}}};

ReviewQueue sample_queue() {
  ReviewQueue queue;
  queue.documents = 54;
  queue.reviewed = 12;
  queue.counts = {42, 2, 9, 1};
  queue.total = 42;
  queue.asked.offset = 5;
  ReviewDocument document;
  document.id = 7;
  document.path = hostile;
  document.title = hostile;
  document.kinds = {ReviewKind::never, ReviewKind::weak};
  document.changes = {{"condition", "gout", hostile, std::nullopt, Level::about}};
  document.tags = {{sample_evidence(), {TagDoubt::only_uncertain}, true}};
  queue.page = {document};
  return queue;
}

}  // namespace

TEST_CASE("The review desk shows progress, kinds, tags with their evidence, and what can be done") {
  const std::string page = render_review_page(sample_queue(), facets, nullptr, editor());
  for (const auto* needle :
       {"12 of 54 articles reviewed", "<progress id=\"desk_progress\" max=\"54\" value=\"12\">",
        "href=\"/review?kind=weak\"", "uncertain only", "no tag → about", "There is <em class=\"cue\">no sign of</em>",
        "negated</span> by “no sign of”", "1 more", "value=\"confirm\"", "value=\"deny\"", "value=\"done\"",
        "/review?offset=5#tag_7_0", "/review?offset=10", "/review?offset=5&amp;reviewed=7#desk", "Sign out"}) {
    CAPTURE(needle);
    CHECK(has(page, needle));
  }
  CHECK_FALSE(has(page, "<script>alert"));
}

TEST_CASE("A tag offers what makes sense as it stands") {
  ReviewQueue queue = sample_queue();
  TagEvidence& evidence = queue.page[0].tags[0].evidence;
  const auto offers = [&](const std::string& action) {
    return has(render_review_page(queue, facets, nullptr, editor()), "value=\"" + action + "\"");
  };
  evidence.decision = Decision{hostile, "condition", "gout", Decision::Action::confirm, hostile, hostile, "2026-01-02"};
  CHECK_FALSE(offers("confirm"));
  CHECK(offers("deny"));
  CHECK(offers("undo"));
  evidence.decision->action = Decision::Action::deny;
  evidence.tagged = false;
  CHECK_FALSE(offers("deny"));
  CHECK_FALSE(offers("add"));
  CHECK(offers("undo"));
  CHECK_FALSE(has(render_review_page(queue, facets, nullptr, editor()), "<script>alert"));
  evidence.decision.reset();
  CHECK(offers("add"));
  CHECK_FALSE(offers("undo"));
  CHECK(has(render_review_page(queue, facets, nullptr, editor()), "1 concept is named, but no tag"));
}

TEST_CASE("An article opens the evidence of a tag, and lets only editors decide") {
  DocumentView view;
  view.id = 7;
  view.document.title = "Gout";
  view.tags = {sample_evidence().tag};
  view.evidence = sample_evidence();
  DocumentView::Section section;
  section.anchor = "start";
  TextPiece first = piece("gout", EvidenceMark::mention, Assertion::negated);
  TextPiece second = piece("Gout", EvidenceMark::mention);
  second.mention = 1;
  second.match = true;
  section.blocks = {
      {false, {{piece("No sign of ", EvidenceMark::cue, Assertion::negated), first, {"Then ", false}, second}}}};
  view.sections = {section};
  DocumentEvidence all;
  all.tags = {sample_evidence()};
  const std::string page = render_document_page(view, "", facets, {}, {&all, false, editor()});
  for (const auto* needle :
       {"<span class=\"said said-negated\"><em class=\"cue\">No sign of </em>",
        "id=\"mention_1\" tabindex=\"-1\">gout</strong>",
        "id=\"mention_2\" tabindex=\"-1\"><mark id=\"match_1\">Gout</mark></strong>",
        "href=\"#mention_2\" aria-label=\"Next mention\"", "href=\"#mention_1\" aria-label=\"Mention before\"",
        "aria-current=\"true\"", "in the title</th><td>4</td>", "3 mentions", "value=\"deny\"",
        "href=\"/documents/7?add=1#add_tag\"", "value=\"/documents/7?evidence=condition%3Agout#evidence_panel\""}) {
    CAPTURE(needle);
    CHECK(has(page, needle));
  }
  CHECK_FALSE(has(page, "<script>alert"));
  const std::string for_readers = render_document_page(view, "", facets, {}, {&all, true, {}});
  CHECK_FALSE(has(for_readers, "method=\"post\""));
  CHECK(has(for_readers, "id=\"evidence_panel\""));
  CHECK(has(render_document_page(view, "", facets, {}, {&all, true, editor()}), "<datalist id=\"all_concepts\">"));
}

TEST_CASE("What stands in the form for signing in is shown, never run, and the token never") {
  const std::string page = render_sign_in_page({hostile, "/review?kind=weak", hostile}, {true});
  CHECK_FALSE(has(page, "<script>alert"));
  CHECK(has(page, "value=\"/review?kind=weak\""));
  CHECK(has(page, "role=\"alert\""));
  CHECK(has(page, "name=\"token\" type=\"password\" required"));
}

}  // namespace materia
