#include "web/answer_cache.h"

#include <algorithm>
#include <thread>
#include <vector>

#include "tests/catch.h"
#include "tests/small_knowledge_base.h"
#include "web/site.h"

namespace materia {
namespace {

std::shared_ptr<const KeptAnswer> answer(std::size_t bytes, char letter = 'a') {
  return std::make_shared<const KeptAnswer>(Response{200, std::string(media_type::html), std::string(bytes, letter)});
}

Edition edition(std::int64_t generation) {
  return {{}, generation};
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

Request asking(std::string query) {
  Request request;
  request.path = "/search";
  request.parameters = {{"q", query}};
  request.target = "/search?q=" + query;
  return request;
}

}  // namespace

TEST_CASE("An answer is kept for its address and its generation") {
  AnswerCache cache(1 << 20);
  CHECK(cache.find(edition(1), "/a") == nullptr);
  cache.keep(edition(1), "/a", answer(10));
  REQUIRE(cache.find(edition(1), "/a") != nullptr);
  CHECK(cache.find(edition(1), "/a")->response().body == "aaaaaaaaaa");
  CHECK(cache.find(edition(1), "/b") == nullptr);
  CHECK(cache.find(edition(2), "/a") == nullptr);
  CHECK(cache.find(edition(1), "/a") == nullptr);  // forgotten when another was asked for
  cache.keep(edition(2), "/a", answer(10));
  CHECK(cache.find(edition(1), "/a") == nullptr);  // too late: generation 1 is what is asked for now
}

TEST_CASE("The answers asked for longest ago make room") {
  AnswerCache cache(10'000);
  const auto address = [](int i) { return "/" + std::to_string(i); };
  static_cast<void>(cache.find(edition(1), "/"));
  for (int i = 0; i < 20; ++i) {
    cache.keep(edition(1), address(i), answer(500, static_cast<char>('a' + i)));
    CHECK(cache.find(edition(1), address(0)) != nullptr);  // in use all the time
  }
  CHECK(cache.find(edition(1), address(19)) != nullptr);
  CHECK(cache.find(edition(1), address(1)) == nullptr);
  cache.keep(edition(1), "/large", answer(2'000));
  CHECK(cache.find(edition(1), "/large") == nullptr);
  AnswerCache none(0);
  static_cast<void>(none.find(edition(1), "/"));
  none.keep(edition(1), "/", answer(1));
  CHECK(none.find(edition(1), "/") == nullptr);
}

TEST_CASE("An answer is compressed for whoever takes it so, by many at once as by one") {
  const auto kept = answer(5'000);
  std::vector<std::thread> threads;
  std::vector<const std::string*> compressed(4);
  for (std::size_t i = 0; i < compressed.size(); ++i) {
    threads.emplace_back([&, i] { compressed[i] = kept->gzip(); });
  }
  for (std::thread& thread : threads) thread.join();
  REQUIRE(compressed[0] != nullptr);
  CHECK(compressed[0]->size() < 5'000);
  CHECK(std::ranges::all_of(compressed, [&](const std::string* one) { return one == compressed[0]; }));
  CHECK(answer(1'000)->gzip() == nullptr);
}

TEST_CASE("A site gives an answer again until articles change, compressed or not at all where that is enough") {
  SmallKnowledgeBase base;
  for (int i = 0; i < 5; ++i) base.add("knee-" + std::to_string(i) + ".md", "Knee", "Knee pain after a run.");
  Site site(base.file(), std::nullopt, 1 << 20);
  Request request = asking("knee");
  const Response first = site.answer(request);
  CHECK(first.status == 200);
  CHECK(header(first, "Vary") == "Accept-Encoding");
  CHECK(header(first, "Content-Encoding").empty());
  const Response again = site.answer(request);
  CHECK(again.body == first.body);  // the time it took stands in it, so this is the same one

  request.headers.accept_encoding = "gzip";
  const Response compressed = site.answer(request);
  CHECK(header(compressed, "Content-Encoding") == "gzip");
  CHECK(compressed.body.size() < first.body.size());
  CHECK(header(compressed, "ETag") == header(first, "ETag"));

  const std::string weak = header(first, "ETag");
  REQUIRE(weak.starts_with("W/\""));  // two encodings share it
  const std::string opaque = weak.substr(2);
  for (const std::string& known_by : {"\"other\", " + weak, weak + ",\"other\"", opaque, std::string("*")}) {
    CAPTURE(known_by);
    request.headers.if_none_match = known_by;
    const Response known = site.answer(request);
    CHECK(known.status == 304);
    CHECK(known.body.empty());
    CHECK(header(known, "Content-Encoding").empty());
    CHECK(header(known, "ETag") == weak);
  }
  for (const std::string& not_known : {opaque.substr(1), opaque.substr(0, 9) + '"', "\"*\"" + opaque.substr(0, 5)}) {
    CAPTURE(not_known);
    request.headers.if_none_match = not_known;
    CHECK(site.answer(request).status == 200);
  }

  base.add("new.md", "Meniscus", "A knee, and then one more knee: the knee of a newer article.");
  const Response newer = site.answer(request);
  CHECK(newer.status == 200);
  request.headers = {};
  CHECK(site.answer(request).body.find("Meniscus") != std::string::npos);
  CHECK(site.answer(asking("nothing-like-it")).body.find("Meniscus") == std::string::npos);
}

TEST_CASE("A site that keeps nothing answers the same way") {
  SmallKnowledgeBase base;
  base.add("knee.md", "Knee", "Knee pain.");
  Site site(base.file());
  const Response response = site.answer(asking("knee"));
  CHECK(response.status == 200);
  CHECK_FALSE(header(response, "ETag").empty());
}

}  // namespace materia
