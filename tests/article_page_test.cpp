// What the page of an article offers beside its text: links to passages, what it is for machines.

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/catch.h"
#include "tests/small_knowledge_base.h"
#include "web/linked_data.h"
#include "web/page_document.h"
#include "web/passage_links.h"
#include "web/site.h"

namespace materia {
namespace {

using nlohmann::json;

bool has(const std::string& page, const std::string& needle) {
  return page.find(needle) != std::string::npos;
}

DocumentView::Block block(const std::vector<std::string>& items, bool list = false) {
  DocumentView::Block made;
  made.list = list;
  for (const std::string& item : items) made.items.push_back({{item}});
  return made;
}

DocumentView article() {
  DocumentView view;
  view.id = 12;
  view.document.title = "Ozone";
  view.document.author = "An Editor";
  view.document.date = "2025-03-14";
  view.document.url = "https://www.example.org/ozone";
  view.document.body = "First words.\n\nMore.";
  DocumentView::Section section;
  section.anchor = "start";
  section.blocks = {block({"First words."}), block({"One", "Two"}, true), block({"First  words."})};
  view.sections = {section};
  return view;
}

json data_of(const std::string& page) {
  const std::string opening = "<script type=\"application/ld+json\">";
  const std::size_t begin = page.find(opening);
  REQUIRE(begin != std::string::npos);
  const std::size_t end = page.find("</script>", begin);
  return json::parse(page.substr(begin + opening.size(), end - begin - opening.size()));
}

}  // namespace

TEST_CASE("A passage is named by its words, whatever is marked in it and however it is broken into lines") {
  DocumentView::Block marked = block({"First "});
  marked.items[0].push_back({"words", true});
  marked.items[0].push_back({"."});
  const std::string name = passage_name(block({"First words."}));
  CHECK(name.size() == 12);
  CHECK(name == passage_name(marked));
  CHECK(name == passage_name(block({" First\n words.\t"})));
  CHECK(passage_name(block({"One", "Two"}, true)) == passage_name(block({"One Two"})));
  std::set<std::string> others;
  for (const char* text : {"First words.", "First words", "first words.", "Firstwords.", ""}) {
    others.insert(passage_name(block({text})));
  }
  CHECK(others.size() == 5);
}

TEST_CASE("A link to a passage leads to it, and says where it no longer stands there") {
  const DocumentView view = article();
  const std::string name = passage_name(view.sections[0].blocks[0]);
  ArticleView shown;
  std::string page = render_document_page(view, "", {}, {}, shown);
  const std::string link = "href=\"/documents/12?passage=" + name + "#p_" + name + "\"";
  CHECK(has(page, "<div class=\"passage\" id=\"p_" + name + "\"><p>First words. <a class=\"passage-link\" " + link));
  CHECK(page.find(link) == page.rfind(link));  // the same words stand there twice
  CHECK_FALSE(has(page, "passage-linked"));

  shown.passage = name;
  page = render_document_page(view, "", {}, {}, shown);
  CHECK(has(page, "<div class=\"passage passage-linked\" id=\"p_" + name + "\">"));
  CHECK_FALSE(has(page, "no longer stands here"));

  shown.passage = "0123456789ab";
  page = render_document_page(view, "", {}, {}, shown);
  CHECK(has(page, "no longer stands here"));
  CHECK_FALSE(has(page, "passage-linked"));
}

TEST_CASE("A link to a passage outlives a new file name, and finds out that its text was changed") {
  SmallKnowledgeBase base;
  const DocumentId id = base.add("a.md", "Discs", "A herniated disc.\n\nAnother word.");
  const auto page = [&](const Parameters& parameters) {
    Site site(base.file());
    return site.answer({"/documents/" + std::to_string(id), parameters});
  };
  const std::string name = passage_name(block({"A herniated disc."}));
  CHECK(has(page({}).body, "id=\"p_" + name + "\""));
  CHECK(has(page({{"passage", name}, {"q", "disc"}}).body, "passage-linked"));
  CHECK(has(page({{"passage", passage_name(block({"A herniated disk."}))}}).body, "no longer stands here"));
  for (const char* wrong : {"", "x", "0123456789AB", "0123456789abc", "0123456789a\""}) {
    CHECK(page({{"passage", wrong}}).status == 400);
  }
}

TEST_CASE("A quotation names its title, author, site and date") {
  DocumentView view = article();
  CHECK(has(render_document_page(view, "", {}), "data-credit=\"Ozone. An Editor. example.org, 14 March 2025.\""));
  view.document.author = view.document.url = "";
  CHECK(has(render_document_page(view, "", {}), "data-credit=\"Ozone. 14 March 2025.\""));
  view.document.date = "";
  CHECK(has(render_document_page(view, "", {}), "data-credit=\"Ozone.\""));
}

TEST_CASE("For machines an article is a page about what an editor confirmed, and about nothing else") {
  DocumentView view = article();
  view.document.language = "en";
  DocumentEvidence evidence;
  const auto add = [&](const std::string& name, std::optional<Decision::Action> action, bool tagged) {
    TagEvidence& one = evidence.tags.emplace_back();
    one.tag.concept_name = name;
    one.tag.scheme = name == "back-pain" ? "condition" : "therapy";
    one.tag.label = "The " + name;
    one.tagged = tagged;
    if (action) one.decision = Decision{"a.md", one.tag.scheme, name, *action, "an editor", "", ""};
  };
  add("ozone-therapy", Decision::Action::confirm, true);
  add("back-pain", Decision::Action::add, true);
  add("surgery", std::nullopt, true);
  add("massage", Decision::Action::deny, false);
  const json data = data_of(linked_data(view, &evidence, "https://kb.example.org").html());
  CHECK(data == json::parse(R"({"@context": "https://schema.org", "@type": "MedicalWebPage", "name": "Ozone",
    "url": "https://kb.example.org/documents/12", "inLanguage": "en", "datePublished": "2025-03-14",
    "creditText": "An Editor", "isBasedOn": "https://www.example.org/ozone", "about": [
    {"@type": "MedicalTherapy", "name": "The ozone-therapy", "url": "https://kb.example.org/therapy/ozone-therapy"},
    {"@type": "MedicalCondition", "name": "The back-pain", "url": "https://kb.example.org/condition/back-pain"}]})"));

  view.document = {};
  view.document.title = "</script><img src=x onerror=alert(1)>&\xff";
  view.document.url = "javascript:alert(1)";
  const std::string block_of = linked_data(view, nullptr, "").html();
  CHECK(block_of.find("</script>") == block_of.rfind("</script>"));
  CHECK_FALSE(has(block_of, "<img"));
  CHECK(data_of(block_of) == json{{"@context", "https://schema.org"},
                                  {"@type", "MedicalWebPage"},
                                  {"name", "</script><img src=x onerror=alert(1)>&\uFFFD"}});
}

TEST_CASE("Who shares an article is told what it is") {
  SmallKnowledgeBase base;
  base.add("a.md", "Discs & backs", "A herniated disc. " + std::string(400, 'x'));
  Site site(base.file(), std::nullopt, 0, "https://kb.example.org");
  const std::string page = site.answer({"/documents/1", {}}).body;
  CHECK(has(page, "<meta property=\"og:type\" content=\"article\">"));
  CHECK(has(page, "<meta property=\"og:title\" content=\"Discs &amp; backs\">"));
  CHECK(has(page, "<meta name=\"description\" content=\"A herniated disc. …\">"));
  const Response icon = site.answer({"/favicon.ico", {}});
  CHECK(icon.status == 302);
  CHECK(icon.headers.at(0).second.starts_with("/assets/favicon-"));
}

}  // namespace materia
