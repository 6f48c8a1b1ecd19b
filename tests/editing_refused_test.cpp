// What must not get through to editing, over real HTTP.

#include "store/reader.h"
#include "tests/catch.h"
#include "tests/desk.h"
#include "tests/integrity.h"
#include "web/access.h"

namespace materia {
namespace {

using nlohmann::json;

}  // namespace

TEST_CASE("A token that is too short, too long or no word, or an address that is none, starts no server") {
  const SmallKnowledgeBase base;
  CHECK_THROWS_AS(Server({base.file(), "127.0.0.1", 0, EditingOptions{"fifteen-letters"}}), Error);
  CHECK_THROWS_AS(Server({base.file(), "127.0.0.1", 0, EditingOptions{std::string(257, 'x')}}), Error);
  CHECK_THROWS_AS(Server({base.file(), "127.0.0.1", 0, EditingOptions{"a token of more words"}}), Error);
  const std::string address =
      GENERATE("kb.example.org", "https://", "https://kb.example.org/wiki", "ftp://kb.example.org");
  CAPTURE(address);
  CHECK_THROWS_AS(Server({base.file(), "127.0.0.1", 0, EditingOptions{editors_token, address}}), Error);
}

TEST_CASE("A wrong token is refused, and after some of them even the right one waits") {
  const Desk desk;
  CHECK(desk.submit("/sign-in", "name=Ann&token=").status == 401);
  CHECK(desk.submit("/sign-in", "name=&token=the-token-of-a-test").status == 400);
  for (std::size_t time = 2; time < Failures::most_failures; ++time) {
    const httplib::Response response = desk.submit("/sign-in", "name=Ann&token=not-the-token-at-all");
    CHECK(response.status == 401);
    CHECK(has(response.body, "not the token"));
    CHECK_FALSE(response.has_header("Set-Cookie"));
  }
  const httplib::Response api = desk.send({{"action", "deny"}}, "wrong");
  CHECK(api.status == 401);
  CHECK(has(api.get_header_value("WWW-Authenticate"), "Bearer"));
  const httplib::Response waiting = desk.submit("/sign-in", "name=Ann&token=the-token-of-a-test");
  CHECK(waiting.status == 429);
  CHECK(std::stoi(waiting.get_header_value("Retry-After")) <= 60);
}

TEST_CASE("An expired session decides nothing") {
  const Desk desk({editors_token, {}, std::chrono::seconds(1)});
  const SignedIn ann(desk);
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  const httplib::Response response = desk.submit(desk.tags_address(), ann.form(deny_disc), ann.headers());
  CHECK(response.status == 401);
  CHECK(has(response.body, "/sign-in"));
  CHECK(desk.tags() == "herniated-disc ozone-therapy");
}

TEST_CASE("What another site sends changes nothing") {
  const Desk desk;
  const SignedIn ann(desk);
  const auto status = [&](const httplib::Headers& more, const std::string& body) {
    httplib::Headers headers = ann.headers();
    headers.insert(more.begin(), more.end());
    return desk.post(desk.tags_address(), headers, body).status;
  };
  const std::string whole = ann.form(deny_disc);
  CHECK(status({{"Origin", "https://evil.example"}}, whole) == 403);
  CHECK(status({{"Origin", "null"}}, whole) == 403);
  CHECK(status({{"Origin", desk.origin() + ".evil.example"}}, whole) == 403);
  CHECK(status({{"Origin", desk.origin()}, {"Sec-Fetch-Site", "cross-site"}}, whole) == 403);
  CHECK(status({{"Origin", desk.origin()}, {"Sec-Fetch-Site", "same-site"}}, whole) == 403);
  CHECK(status({}, whole) == 403);
  CHECK(status({{"Origin", desk.origin()}}, deny_disc) == 403);
  CHECK(status({{"Origin", desk.origin()}}, "csrf=" + std::string(64, 'a') + "&" + deny_disc) == 403);
  const SignedIn other(desk);
  CHECK(status({{"Origin", desk.origin()}}, other.form(deny_disc)) == 403);
  CHECK(desk.post("/sign-in", {{"Origin", "https://evil.example"}}, "name=Ann&token=the-token-of-a-test").status ==
        403);
  CHECK(desk.post("/sign-out", {{"Origin", "https://evil.example"}, {"Cookie", ann.cookie}}, ann.form("")).status ==
        403);
  CHECK(desk.tags() == "herniated-disc ozone-therapy");
  CHECK(status({{"Origin", desk.origin()}, {"Sec-Fetch-Site", "same-origin"}}, whole) == 303);
  CHECK(desk.tags() == "ozone-therapy");
}

TEST_CASE("A form goes back to a page of this site only") {
  const Desk desk;
  const SignedIn ann(desk);
  const auto [back, location] = GENERATE(table<std::string, std::string>({
      {"https%3A%2F%2Fevil.example%2F", "/documents/1"},
      {"%2F%2Fevil.example%2F", "/documents/1"},
      {"%2F%5Cevil.example%2F", "/documents/1"},
      {"javascript%3Aalert(1)", "/documents/1"},
      {"%2Freview%0D%0ASet-Cookie%3A%20a%3Db", "/documents/1"},
      {"", "/documents/1"},
      {"%2Freview%3Fkind%3Dweak", "/review?kind=weak"},
  }));
  CAPTURE(back);
  const httplib::Response response =
      desk.submit(desk.tags_address(), ann.form("action=confirm&concept=ozone-therapy&back=" + back), ann.headers());
  CHECK(response.status == 303);
  CHECK(response.get_header_value("Location") == location);
  CHECK_FALSE(response.has_header("Set-Cookie"));
  const std::string sign_in = desk.get("/sign-in?back=" + back).body;
  CHECK_FALSE(has(sign_in, "evil.example"));
}

TEST_CASE("What a program can't decide is a problem that says why and changes nothing") {
  const Desk desk;
  const json right = {{"action", "deny"}, {"concept", "condition:herniated-disc"}, {"by", "Ann"}};
  const auto with = [&](const std::string& name, const json& value) {
    json changed = right;
    changed[name] = value;
    return changed;
  };
  const auto check = [&](const httplib::Response& response, int status, const std::string& needle) {
    CAPTURE(response.body);
    CHECK(response.status == status);
    CHECK(response.get_header_value("Content-Type") == "application/problem+json");
    const std::string detail = json::parse(response.body).at("detail");
    CHECK(has(detail, needle));
    CHECK_FALSE(has(detail, "SQL"));
    CHECK_FALSE(has(detail, "small.db"));
  };
  check(desk.send(with("action", "delete")), 400, "action");
  check(desk.send(with("by", "")), 400, "by");
  check(desk.send(with("by", 7)), 400, "by");
  check(desk.send(with("by", std::string(101, 'x'))), 400, "too long");
  check(desk.send(with("why", std::string(501, 'x'))), 400, "too long");
  check(desk.send(with("concept", "")), 400, "concept");
  check(desk.send(with("concpet", "x")), 400, "concpet");
  check(desk.send(json::array()), 400, "object");
  check(desk.send(with("concept", "condition:gout")), 404, "gout");
  check(desk.send(right, editors_token, "no.md"), 404, "no.md");
  json confirm = with("action", "confirm");
  confirm["concept"] = "back-pain";
  check(desk.send(confirm), 409, "add it instead");
  check(desk.send(right, "another-token-of-this"), 401, "token");
  const std::string address = "/api/v1/documents/1/tags";
  check(desk.post(address, {}, right.dump(), "application/json"), 401, "Authorization");
  check(desk.post(address, {{"Authorization", "Bearer " + editors_token}}, "{", "application/json"), 400, "object");
  check(desk.post(address, {{"Authorization", "Bearer " + editors_token}}, right.dump(), "text/plain"), 415,
        "application/json");
  check(desk.post(address, {{"Authorization", "Bearer " + editors_token}, {"Origin", "https://evil.example"}},
                  right.dump(), "application/json"),
        403, "another site");
  check(desk.post(address, {{"Authorization", "Bearer " + editors_token}}, std::string(70 * 1024, ' '),
                  "application/json"),
        413, "too long");
  CHECK(desk.tags() == "herniated-disc ozone-therapy");
  CHECK(Reader(desk.base.file()).decisions("articles/ozone.md").empty());
}

TEST_CASE("Forms are bounded and of one type, and addresses have their methods") {
  const Desk desk;
  const SignedIn ann(desk);
  httplib::Headers headers = ann.headers();
  headers.emplace("Origin", desk.origin());
  CHECK(desk.post(desk.tags_address(), headers, ann.form(deny_disc), "text/plain").status == 415);
  CHECK(desk.post(desk.tags_address(), headers,
                  "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n",
                  "multipart/form-data; boundary=x")
            .status == 415);
  CHECK(
      desk.submit(desk.tags_address(), ann.form(deny_disc + "&why=" + std::string(70000, 'x')), ann.headers()).status ==
      413);
  CHECK(desk.submit(desk.tags_address(), ann.form("action=deny&concept=nothing"), ann.headers()).status == 404);
  CHECK(desk.submit("/documents/99/tags", ann.form(deny_disc), ann.headers()).status == 404);
  CHECK(desk.submit(desk.tags_address(), ann.form("action=destroy&concept=back-pain"), ann.headers()).status == 400);
  CHECK(desk.submit("/search", ann.form(""), ann.headers()).status == 405);
  CHECK(desk.submit("/review", ann.form(""), ann.headers()).status == 405);
  CHECK(desk.submit("/documents/1/other", ann.form(""), ann.headers()).status == 405);
  const httplib::Response sign_out = desk.get("/sign-out", ann.headers());
  CHECK(sign_out.status == 405);
  CHECK(sign_out.get_header_value("Allow") == "POST");
  CHECK(desk.tags() == "herniated-disc ozone-therapy");
}

TEST_CASE("A decision that has to wait too long for another writer says so") {
  const Desk desk;
  const SignedIn ann(desk);
  Writer other(desk.base.file());
  const httplib::Response response = desk.submit(desk.tags_address(), ann.form(deny_disc), ann.headers());
  CHECK(response.status == 503);
  CHECK(response.has_header("Retry-After"));
  CHECK(has(response.body, "Nothing was changed"));
  CHECK_FALSE(has(response.body, "locked"));
}

}  // namespace materia
