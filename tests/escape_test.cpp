#include "web/escape.h"

#include <string>

#include "tests/catch.h"

namespace materia {

TEST_CASE("HTML escaping leaves nothing that could end an element or an attribute") {
  struct Row {
    std::string text, expected;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"plain text, naïve é", "plain text, naïve é"},
      {"<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"},
      {"\" onclick=\"x", "&quot; onclick=&quot;x"},
      {"' onclick='x", "&#39; onclick=&#39;x"},
      {"R&D &amp; more", "R&amp;D &amp;amp; more"},
      {"<<>>", "&lt;&lt;&gt;&gt;"},
  }));
  CHECK(escape_html(row.text) == row.expected);
}

TEST_CASE("URL encoding keeps letters, digits and - . _ ~ only") {
  struct Row {
    std::string text, expected;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"herniated-disc_1.0~", "herniated-disc_1.0~"},
      {"slipped disk", "slipped%20disk"},
      {"a&b=c?d#e/f", "a%26b%3Dc%3Fd%23e%2Ff"},
      {"\"50%\" + more", "%2250%25%22%20%2B%20more"},
      {"é", "%C3%A9"},
  }));
  CHECK(escape_url(row.text) == row.expected);
}

TEST_CASE("Markup takes literals as they are and escapes every other text") {
  const std::string title = "<script>";
  const std::string_view view = "a & b";
  const char* pointer = "\"";
  Markup inner;
  inner << "<b>" << title << "</b>";
  Markup outer;
  outer << "<p title=\"" << view << pointer << "\">" << inner << 42 << std::size_t{7} << "</p>";
  CHECK(outer.html() == "<p title=\"a &amp; b&quot;\"><b>&lt;script&gt;</b>427</p>");
  CHECK(Markup().empty());
}

}  // namespace materia
