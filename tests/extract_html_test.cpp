#include <string>
#include <vector>

#include "indexer/extract.h"
#include "tests/blocks.h"
#include "tests/catch.h"

namespace materia {
namespace {

using Lines = std::vector<std::string>;

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST_CASE("a page says what it is") {
  const ExtractedDocument document = extract_html(
      "<!DOCTYPE html><html lang=en-GB><head><title>Ozone therapy | Some Clinic</title>"
      "<link rel=canonical href='https://example.org/ozone'><meta name=author content='A. Writer'>"
      "<meta name=DC.Creator content='Writer, B.'><meta property='article:author' content=' A.  Writer '>"
      "<meta property='article:published_time' content='2024-05-01T10:00:00+02:00'></head>"
      "<body><h1>Ozone therapy</h1><p>Text.</p></body></html>");
  CHECK(document.title == "Ozone therapy");
  CHECK(document.url == "https://example.org/ozone");
  CHECK(document.author == "A. Writer; Writer, B.");
  CHECK(document.date == "2024-05-01");
  CHECK(document.language == "en-GB");
}

TEST_CASE("the title comes from the best place there is") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<title>Site: a</title><meta property=og:title content='Ozone'>", "Ozone"},
      {"<title>Ozone - Clinic</title>", "Ozone - Clinic"},
      {"<title>Ozone - Clinic</title><h1>ozone</h1>", "Ozone"},
      {"<title>Pain - back - Clinic</title><h1>Pain - back</h1>", "Pain - back"},
      {"<title>Ozone — Clinic</title><meta property=og:site_name content=Clinic>", "Ozone"},
      {"<title> </title><h1>Ozone</h1>", "Ozone"},
      {"<title><script>alert(1)</script></title>", "<script>alert(1)</script>"},
      {"<p>Text</p>", ""},
  };
  for (const auto& [html, title] : cases) {
    INFO(html);
    CHECK(extract_html(html).title == title);
  }
}

TEST_CASE("addresses and dates that are none are passed over") {
  const ExtractedDocument document = extract_html(
      "<link rel=canonical href='javascript:alert(1)'><meta name=date content=yesterday>"
      "<meta name='article:author' content='https://example.org/me'><p>Text <time datetime='2023-01-02'>then</time>");
  CHECK(document.url.empty());
  CHECK(document.author.empty());
  CHECK(document.date == "2023-01-02");
}

struct HtmlCase {
  std::string what;
  std::string html;
  Lines blocks;
};

TEST_CASE("the text of a page becomes blocks") {
  const std::vector<HtmlCase> cases = {
      {"headings and paragraphs",
       "<h2>A</h2><p>one <b>b</b>old</p><h4>B</h4>two",
       {"## A", "one bold", "#### B", "two"}},
      {"entities", "<p>caf&eacute;&nbsp;&amp;&shy; &lt;b&gt;", {"café & <b>"}},
      {"lists",
       "<ul><li>one<ul><li>two</li></ul>three</li><li><p>four</p></li></ul>",
       {"- one", "- two", "- three", "- four"}},
      {"tables", "<table><tr><th>A<th>B<tr><td>1<td><p>2</p></table>", {"A | B", "1 | 2"}},
      {"tables that lay a page out",
       "<table><tr><td><h2>A</h2><p>one</p><p>two</p></td></tr></table>",
       {"## A", "one", "two"}},
      {"line breaks", "<div>one<br>two<br><br>three</div>", {"one two", "three"}},
      {"quotations, code, definitions",
       "<blockquote>q</blockquote><pre>a\n  b</pre><dl><dt>t<dd>d</dl>",
       {"q", "a b", "t", "d"}},
      {"words of neighbours stay apart", "<div>one</div><div>two</div>", {"one", "two"}},
      {"scripts and the like",
       "<p>Text</p><script>x</script><style>x</style><noscript>x</noscript><template><p>x</p></template><svg><text>x</"
       "text></svg>"
       "<button>x</button><select><option>x</select><iframe>x</iframe><!-- x -->",
       {"Text"}},
      {"navigation and asides",
       "<header><nav>x</nav>x</header><nav>x</nav><p>Text</p><aside>x</aside><form>x</form><footer>x</footer>",
       {"Text"}},
      {"hidden elements",
       "<p>Text</p><p hidden>x</p><p aria-hidden=true>x</p><p style='Display: none'>x</p>",
       {"Text"}},
      {"roles, classes and ids",
       "<p>Text</p><div role=navigation>x</div><div class='a sharedaddy'>x</div><div id=comments>x</div>",
       {"Text"}},
      {"nothing", "", {}},
  };
  for (const HtmlCase& test : cases) {
    INFO(test.what);
    CHECK(written(extract_html(test.html).blocks) == test.blocks);
  }
}

TEST_CASE("the article is told from the page around it") {
  const std::string p = "<p>" + prose() + "</p>";
  SECTION("main holds it") {
    CHECK(written(extract_html("<div>x</div><main><article>" + p + "</article></main><div>x</div>").blocks) ==
          Lines{prose()});
  }
  SECTION("its header is read") {
    CHECK(written(extract_html("<article><header><h1>A</h1><p>Lead</p></header>" + p + "</article>").blocks) ==
          Lines{"## A", "Lead", prose()});
  }
  SECTION("the article with the most text is taken") {
    CHECK(written(extract_html("<article><p>teaser</p></article><article>" + p + "</article>").blocks) ==
          Lines{prose()});
  }
  SECTION("an empty main is passed over") {
    CHECK(written(extract_html("<main></main><div>" + p + "</div>").blocks) == Lines{prose()});
  }
  SECTION("else the element that holds nearly all paragraphs, whole") {
    CHECK(written(extract_html("<div>menu</div><div><div>" + p + "</div><div>" + p + "</div></div>").blocks) ==
          Lines{prose(), prose()});
  }
  SECTION("a form around the whole page is no form") {
    CHECK(written(extract_html("<form><div>" + p + "</div></form><form>x</form>").blocks) == Lines{prose()});
  }
}

TEST_CASE("elements nested without end are read") {
  for (const std::string tag : {"<div>", "<b>", "<table><td>", "<svg><td>", "<ul><li>", "<span title='>'>"}) {
    INFO(tag);
    const ExtractedDocument document = extract_html("<p>first</p>" + repeated(tag, 50000) + "<p>last</p>");
    REQUIRE_FALSE(document.blocks.empty());
    CHECK(document.blocks.front().text.find("first") != std::string::npos);
  }
}

TEST_CASE("HTML in pieces never throws") {
  for (const std::string html :
       {"<", "</", "<p", "<p a='", "<!--", "<!", "&", "&#x;", "<script>", "<title>", "</p></div>", "<a<b"}) {
    INFO(html);
    CHECK_NOTHROW(extract_html(html));
  }
}

}  // namespace
}  // namespace materia
