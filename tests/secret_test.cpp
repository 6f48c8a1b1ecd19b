#include "web/secret.h"

#include <set>
#include <string>

#include "tests/catch.h"
#include "web/failures.h"
#include "web/sessions.h"

namespace materia {

TEST_CASE("A secret is itself and nothing else") {
  const Secret secret("a secret of a test");
  CHECK(secret.is("a secret of a test"));
  const std::string other =
      GENERATE(as<std::string>(), "", "a", "a secret of a tesT", "A secret of a test", "a secret of a test ",
               "a secret of a tes", std::string("a secret of a test\0", 19));
  CAPTURE(other);
  CHECK_FALSE(secret.is(other));
  const Secret longest(std::string(Secret::longest, 'x'));
  CHECK(longest.is(std::string(Secret::longest, 'x')));
  CHECK_FALSE(longest.is(std::string(Secret::longest + 1, 'x')));
}

TEST_CASE("Random secrets are long and never the same") {
  std::set<std::string> seen;
  for (int time = 0; time < 100; ++time) {
    const std::string secret = random_secret();
    CHECK(secret.size() == 64);
    CHECK(seen.insert(secret).second);
  }
}

TEST_CASE("Sessions end, expire, and are not more than there may be") {
  Sessions sessions{std::chrono::hours(1)};
  const std::string first = sessions.begin("Ann");
  const std::string second = sessions.begin("Ben");
  CHECK(sessions.find(first)->name == "Ann");
  CHECK(sessions.find(first)->csrf != sessions.find(second)->csrf);
  CHECK_FALSE(sessions.find(""));
  CHECK_FALSE(sessions.find(first + "0"));
  sessions.end(second);
  CHECK_FALSE(sessions.find(second));
  for (std::size_t more = 1; more < Sessions::most; ++more) sessions.begin("Cleo");
  CHECK(sessions.find(first));
  sessions.begin("Dan");
  CHECK_FALSE(sessions.find(first));

  Sessions short_lived{std::chrono::seconds(0)};
  CHECK_FALSE(short_lived.find(short_lived.begin("Ann")));
}

TEST_CASE("Addresses with too many failures wait, and only so many are remembered") {
  Failures failures;
  for (std::size_t time = 0; time < Failures::most_failures; ++time) {
    CHECK(failures.wait("here").count() == 0);
    failures.add("here");
  }
  CHECK(failures.wait("here") > std::chrono::seconds(0));
  CHECK(failures.wait("here") <= Failures::window);
  CHECK(failures.wait("there").count() == 0);
  for (std::size_t other = 0; other < Failures::most_addresses; ++other) failures.add(std::to_string(other));
  CHECK(failures.wait("here").count() == 0);
}

}  // namespace materia
