#include "indexer/near_duplicates.h"

#include "store/decide_duplicate.h"
#include "store/error.h"
#include "tests/copies.h"

namespace materia {
namespace {

using Groups = std::vector<std::string>;
using Action = DuplicateDecision::Action;

std::string with_title(const std::string& title, const std::string& body, const std::string& front_matter = "") {
  return "---\ntitle: " + title + "\n" + front_matter + "---\n\n" + body;
}

/// What scrapers do to an article: every so many words one is another.
std::string edited(std::string text, std::size_t words_between) {
  std::size_t words = 0;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    if (++words % words_between == 0) {
      text.replace(at, 1, " perhaps ");
    }
  }
  return text;
}

void put_shipped_articles(const SmallCorpus& corpus) {
  for (const auto& [name, article] : shipped_articles()) {
    corpus.write(name, article);
  }
}

/// Three copies of one article: b and c are undated, a is dated.
void put_three_copies(const SmallCorpus& corpus) {
  const std::string body = body_of(shipped_articles().at("bone-marrow-concentrate.md"));
  corpus.write("a.md", with_title("First of its kind", body, "date: 2020-01-01\n"));
  corpus.write("b.md", with_title("Second of its kind", body));
  corpus.write("c.md", with_title("Third of its kind", body));
}

TEST_CASE("Different articles of the shipped corpus are no copies of each other") {
  const SmallCorpus corpus;
  put_shipped_articles(corpus);
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{});
}

TEST_CASE("An article that was edited, cut, given another title or a box is found to be a copy") {
  const SmallCorpus corpus;
  put_shipped_articles(corpus);
  const std::string article = body_of(shipped_articles().at("bone-marrow-concentrate.md"));
  std::string copy;
  SECTION("another title") {
    copy = article;
  }
  SECTION("every thirtieth word another") {
    copy = edited(article, 30);
  }
  SECTION("the first tenth cut off") {
    copy = article.substr(article.find("\n\n", article.size() / 10));
  }
  SECTION("the last fifth cut off") {
    copy = article.substr(0, article.find("\n\n", article.size() * 8 / 10));
  }
  SECTION("a box of another site below it") {
    copy = article + "\n\n" + own_text("box", 60);
  }
  corpus.write("copied.md", with_title("All there is to know", copy));
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{"bone-marrow-concentrate.md = copied.md"});
}

TEST_CASE("Articles of one template that each name their own subject are no copies") {
  const SmallCorpus corpus;
  for (const std::string subject : {"Arbor syndrome 1", "Arbor syndrome 2", "Arbor syndrome", "Corvus disease"}) {
    corpus.write(subject + ".md", with_title(subject, "What is " + subject + "? " + own_text("t", 300) +
                                                          " Ask a doctor about " + subject + "."));
  }
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{});
}

TEST_CASE("Pages that share little more than a menu are no copies") {
  const SmallCorpus corpus;
  for (int page = 0; page < 15; ++page) {
    corpus.write("page" + std::to_string(page) + ".md",
                 with_title("Page", own_text("p" + std::to_string(page), 60) + "\n\n" + own_text("menu", 200)));
  }
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{});
}

TEST_CASE("Pages with a few words of their own below what the whole site has are no copies, the same page twice is") {
  const SmallCorpus corpus;
  for (int page = 0; page < 15; ++page) {
    corpus.write("page" + std::to_string(page) + ".md",
                 with_title("Page", own_text("p" + std::to_string(page), 26) + "\n\n" + own_text("menu", 400)));
  }
  corpus.write("page3-again.md", with_title("Page", own_text("p3", 26) + "\n\n" + own_text("menu", 400)));
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{"page3-again.md = page3.md"});
}

TEST_CASE("Short texts and texts of different languages are never copies") {
  const SmallCorpus corpus;
  corpus.write("short1.md", with_title("Short", own_text("s", 40)));
  corpus.write("short2.md", with_title("Short", own_text("s", 40)));
  corpus.write("english.md", with_title("Long", own_text("l"), "language: en\n"));
  corpus.write("german.md", with_title("Long", own_text("l"), "language: de\n"));
  corpus.write("british.md", with_title("Long", own_text("l"), "language: en-GB\n"));
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{"british.md = english.md"});
}

TEST_CASE("The earliest dated document stands for its copies, and when it is gone the next one") {
  const SmallCorpus corpus;
  put_three_copies(corpus);
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{"a.md = b.md c.md"});
  const std::int64_t generation = corpus.index().generation;
  CHECK(corpus.index().generation == generation);

  corpus.remove("a.md");
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{"b.md = c.md"});
  corpus.rename("b.md", "z.md");
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{"z.md = c.md"});
  corpus.write("c.md", with_title("Third of its kind", own_text("other")));
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{});
}

TEST_CASE("An editor's choice of the canonical document lasts until it is undone") {
  const SmallCorpus corpus;
  put_three_copies(corpus);
  corpus.index();
  const DuplicateDecided decided = decide_duplicate(corpus.file(), "c.md", Action::canonical, "Ada", "the best one");
  REQUIRE(decided.group);
  CHECK(decided.group->members.front().path == "c.md");
  CHECK(decided.group->chosen);
  CHECK(groups_of(corpus.file()) == Groups{"c.md = a.md b.md"});

  corpus.write("a.md", "---\ntitle: First of its kind\ndate: 2019-01-01\n---\n" +
                           body_of(shipped_articles().at("bone-marrow-concentrate.md")));
  corpus.rename("c.md", "sub/d.md");
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{"sub/d.md = a.md b.md"});
  IndexOptions rebuild;
  rebuild.rebuild = true;
  corpus.index(rebuild);
  CHECK(groups_of(corpus.file()) == Groups{"sub/d.md = a.md b.md"});

  decide_duplicate(corpus.file(), "b.md", Action::canonical, "Ada", "");
  CHECK(groups_of(corpus.file()) == Groups{"b.md = a.md sub/d.md"});
  undo_duplicate_decision(corpus.file(), "b.md");
  CHECK(groups_of(corpus.file()) == Groups{"sub/d.md = a.md b.md"});
  undo_duplicate_decision(corpus.file(), "sub/d.md");
  CHECK(groups_of(corpus.file()) == Groups{"a.md = b.md sub/d.md"});
  check_integrity(corpus.file());
}

TEST_CASE("A document that an editor called separate stays so, even the first of its group") {
  const SmallCorpus corpus;
  put_three_copies(corpus);
  corpus.index();
  CHECK_FALSE(decide_duplicate(corpus.file(), "a.md", Action::separate, "Ada", "").group);
  CHECK(groups_of(corpus.file()) == Groups{"b.md = c.md"});
  corpus.write("new.md", own_text("new"));
  corpus.index();
  CHECK(groups_of(corpus.file()) == Groups{"b.md = c.md"});
  decide_duplicate(corpus.file(), "b.md", Action::separate, "Ada", "");
  CHECK(groups_of(corpus.file()) == Groups{});
  IndexOptions rebuild;
  rebuild.rebuild = true;
  corpus.index(rebuild);
  CHECK(groups_of(corpus.file()) == Groups{});
  CHECK(undo_duplicate_decision(corpus.file(), "a.md").group);
  CHECK(groups_of(corpus.file()) == Groups{"a.md = c.md"});
  check_integrity(corpus.file());
}

TEST_CASE("A word on copies that can't be is refused and changes nothing") {
  const SmallCorpus corpus;
  put_three_copies(corpus);
  corpus.write("alone.md", own_text("alone"));
  const std::int64_t generation = corpus.index().generation;
  CHECK_THROWS_AS(decide_duplicate(corpus.file(), "alone.md", Action::separate, "Ada", ""), Error);
  CHECK_THROWS_AS(decide_duplicate(corpus.file(), "absent.md", Action::canonical, "Ada", ""), Error);
  CHECK_THROWS_AS(decide_duplicate(corpus.file(), "a.md", Action::canonical, "", ""), Error);
  CHECK_THROWS_AS(undo_duplicate_decision(corpus.file(), "a.md"), Error);
  CHECK(corpus.reader().generation() == generation);
  CHECK(groups_of(corpus.file()) == Groups{"a.md = b.md c.md"});
}

}  // namespace
}  // namespace materia
