#include "web/form.h"

#include <string>

#include "tests/catch.h"

namespace materia {
namespace {

Request form_of(const std::string& body, const std::string& type = "application/x-www-form-urlencoded") {
  Request request;
  request.method = "POST";
  request.headers.content_type = type;
  request.body = body;
  return request;
}

}  // namespace

TEST_CASE("The fields of a form are decoded") {
  const auto [body, field, value] = GENERATE(table<std::string, std::string, std::string>({
      {"why=a+b%20c", "why", "a b c"},
      {"&&why=x&", "why", "x"},
      {"why", "why", ""},
      {"why=", "why", ""},
      {"why=a=b", "why", "a=b"},
      {"w%68y=x", "why", "x"},
      {"why=%", "why", "%"},
      {"why=%4", "why", "%4"},
      {"why=%zz1", "why", "%zz1"},
      {"why=caf%C3%A9", "why", "café"},
      {"why=a%00b%0Ac", "why", "a b c"},
      {"why=%FF", "why", "\xEF\xBF\xBD"},
      {"other=x", "why", ""},
      {"", "why", ""},
  }));
  CAPTURE(body);
  CHECK(field_text(read_form(form_of(body)), field, 100) == value);
}

TEST_CASE("A form of another type is refused, and so is a field that is too long") {
  CHECK_NOTHROW(read_form(form_of("a=b", "Application/X-WWW-Form-urlencoded ; charset=utf-8")));
  const std::string type = GENERATE(as<std::string>(), "", "text/plain", "application/json",
                                    "application/x-www-form-urlencoded2", "multipart/form-data; boundary=x");
  CAPTURE(type);
  CHECK_THROWS_AS(read_form(form_of("a=b", type)), Refusal);
  CHECK_THROWS_AS(field_text({{"why", "12345"}}, "why", 4), BadRequest);
}

TEST_CASE("Only a path of this site is gone back to") {
  CHECK(own_path("/documents/1?q=a&evidence=b%3Ac#x", "/") == "/documents/1?q=a&evidence=b%3Ac#x");
  const std::string address =
      GENERATE(as<std::string>(), "", "documents/1", "//evil.example", "/\\evil.example", "https://evil.example",
               "javascript:alert(1)", "/a\r\nSet-Cookie: b", "/a b", "/\xC3\xA9", "\t/a");
  CAPTURE(address);
  CHECK(own_path(address, "/otherwise") == "/otherwise");
}

}  // namespace materia
