// What editors do, over real HTTP: signing in, deciding, reviewing.

#include "web/editing.h"

#include "store/reader.h"
#include "tests/catch.h"
#include "tests/desk.h"
#include "tests/integrity.h"

namespace materia {
namespace {

using nlohmann::json;

}  // namespace

TEST_CASE("Without --edit there is nothing to edit with") {
  const Desk desk({}, false);
  for (const auto* address : {"/sign-in", "/sign-out", "/review", "/api/v1/review"}) {
    CAPTURE(address);
    CHECK(desk.get(address).status == 404);
  }
  CHECK(desk.submit("/sign-in", "name=Ann&token=").status == 405);
  CHECK(desk.submit(desk.tags_address(), deny_disc).status == 405);
  CHECK(desk.send({{"action", "deny"}, {"concept", "herniated-disc"}, {"by", "Ann"}}).status == 405);
  const std::string page = desk.get("/documents/" + std::to_string(desk.id)).body;
  CHECK_FALSE(has(page, "<form class=\"edit-form\""));
  CHECK_FALSE(has(page, "Sign in"));
  CHECK(desk.get("/").get_header_value("Referrer-Policy") == "no-referrer");
}

TEST_CASE("Who signs in is named on every page, decides, and signs out again") {
  const Desk desk;
  CHECK(has(desk.get("/").body, "href=\"/sign-in?back=%2F\""));
  CHECK(has(desk.get("/review").get_header_value("Location"), "/sign-in?back="));
  const SignedIn ann(desk);
  for (const auto* address : {"/", "/browse", "/search", "/review", "/therapy/ozone-therapy", "/nothing"}) {
    const httplib::Response page = desk.get(address, ann.headers());
    CAPTURE(address);
    CHECK(has(page.body, "Ann Lee"));
    CHECK(has(page.body, "Sign out"));
  }
  CHECK(desk.get("/", ann.headers()).get_header_value("Cache-Control") == "no-store");

  const std::string back = "back=%2Fdocuments%2F1%3Fevidence%3Dcondition%3Aherniated-disc%23evidence_panel";
  const httplib::Response denied =
      desk.submit(desk.tags_address(), ann.form(deny_disc + "&why=only+in+passing&" + back), ann.headers());
  CHECK(denied.status == 303);
  CHECK(denied.get_header_value("Location") == "/documents/1?evidence=condition:herniated-disc#evidence_panel");
  CHECK(desk.tags() == "ozone-therapy");
  const Decision decision = Reader(desk.base.file()).decisions("articles/ozone.md").at(0);
  CHECK(decision.by == "Ann Lee");
  CHECK(decision.why == "only in passing");
  CHECK(has(desk.get("/documents/1?evidence=condition:herniated-disc").body, "only in passing"));

  CHECK(desk.submit(desk.tags_address(), ann.form("action=undo&concept=condition%3Aherniated-disc"), ann.headers())
            .status == 303);
  CHECK(desk.tags() == "herniated-disc ozone-therapy");
  CHECK(desk.submit(desk.tags_address(), ann.form("action=add&concept=back-pain"), ann.headers()).status == 303);
  CHECK(has(desk.tags(), "back-pain"));
  CHECK(desk.submit(desk.tags_address(), ann.form("action=add&concept=lumbar+disc+herniation"), ann.headers()).status ==
        303);
  CHECK(has(desk.tags(), "lumbar-disc-herniation"));

  CHECK(desk.submit("/sign-out", ann.form(""), ann.headers()).status == 303);
  CHECK(desk.submit(desk.tags_address(), ann.form(deny_disc), ann.headers()).status == 401);
  CHECK_FALSE(has(desk.get("/", ann.headers()).body, "Ann Lee"));
  check_integrity(desk.base.file());
}

TEST_CASE("A session's cookie is kept from scripts and from other sites") {
  const Desk plain;
  const std::string cookie =
      plain.submit("/sign-in", "name=Ann&token=the-token-of-a-test").get_header_value("Set-Cookie");
  for (const auto* part : {"Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=43200"}) CHECK(has(cookie, part));
  CHECK_FALSE(has(cookie, "Secure"));

  const Desk behind_tls({editors_token, "https://kb.example.org/"});
  const httplib::Response response =
      behind_tls.post("/sign-in", {{"Origin", "https://kb.example.org"}}, "name=Ann&token=the-token-of-a-test");
  CHECK(has(response.get_header_value("Set-Cookie"), "__Host-materia_session="));
  CHECK(has(response.get_header_value("Set-Cookie"), "; Secure"));
  CHECK(behind_tls.submit("/sign-in", "name=Ann&token=the-token-of-a-test").status == 403);
}

TEST_CASE("A program decides with the token and gets the tag that holds now") {
  const Desk desk;
  const json deny = {
      {"action", "deny"}, {"concept", "condition:herniated-disc"}, {"by", "A <b>program</b>"}, {"why", ""}};
  const httplib::Response response = desk.send(deny);
  CHECK(response.status == 200);
  const json denied = json::parse(response.body);
  CHECK(denied.at("path") == "articles/ozone.md");
  CHECK(denied.at("tag").at("tagged") == false);
  CHECK(denied.at("tag").at("decision").at("by") == "A <b>program</b>");
  CHECK(desk.tags() == "ozone-therapy");
  CHECK_FALSE(has(desk.get("/documents/1?evidence=condition:herniated-disc").body, "<b>program"));

  json undo = deny;
  undo["action"] = "undo";
  CHECK(json::parse(desk.send(undo, editors_token, "1").body).at("tag").at("tagged") == true);
  CHECK(desk.send(undo).status == 409);
  json add = deny;
  add["action"] = "add";
  add["concept"] = "back-pain";
  CHECK(json::parse(desk.send(add).body).at("tag").at("level") == "about");
  add["action"] = "undo";
  CHECK(json::parse(desk.send(add).body).at("tag").is_null());
  check_integrity(desk.base.file());
}

TEST_CASE("An article is reviewed, and that can be undone") {
  const Desk desk;
  const SignedIn ann(desk);
  CHECK(has(desk.get("/review", ann.headers()).body, "0 of 1 article reviewed"));
  const std::string back = "&back=%2Freview%3Freviewed%3D1%23desk";
  const httplib::Response done = desk.submit(desk.review_address(), ann.form("action=done" + back), ann.headers());
  CHECK(done.status == 303);
  CHECK(done.get_header_value("Location") == "/review?reviewed=1#desk");
  const std::string page = desk.get("/review?reviewed=1", ann.headers()).body;
  CHECK(has(page, "1 of 1 article reviewed"));
  CHECK(has(page, "Every article has been looked through."));
  CHECK(has(page, "value=\"undo\""));
  const json data = json::parse(desk.get("/api/v1/review", {{"Authorization", "Bearer " + editors_token}}).body);
  CHECK(data.at("reviewed") == 1);
  CHECK(data.at("total") == 0);
  CHECK(desk.get("/api/v1/review").status == 401);

  CHECK(desk.submit(desk.review_address(), ann.form("action=undo"), ann.headers()).status == 303);
  CHECK(has(desk.get("/review", ann.headers()).body, "0 of 1 article reviewed"));
  CHECK(desk.submit(desk.review_address(), ann.form("action=undo"), ann.headers()).status == 409);
  CHECK(desk.submit(desk.review_address(), ann.form("action=burn"), ann.headers()).status == 400);
  CHECK(desk.submit("/documents/99/review", ann.form("action=done"), ann.headers()).status == 404);
  CHECK(desk.get("/review?kind=other", ann.headers()).status == 400);
  CHECK(desk.get("/review?limit=51", ann.headers()).status == 400);
  check_integrity(desk.base.file());
}

}  // namespace materia
