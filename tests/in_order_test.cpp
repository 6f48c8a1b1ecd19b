#include "indexer/in_order.h"

#include <atomic>
#include <chrono>
#include <numeric>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/catch.h"

namespace materia {
namespace {

using namespace std::chrono_literals;

TEST_CASE("Results are taken in the order in which they were begun, whatever the threads do") {
  const std::size_t threads = GENERATE(1, 2, 5);
  std::vector<int> taken;
  InOrder<int> work(threads, [&](int result) { taken.push_back(result); });
  for (int i = 0; i < 40; ++i) {
    work.start([i](std::size_t) {
      std::this_thread::sleep_for(i % 3 == 0 ? 2ms : 0ms);
      return i;
    });
  }
  work.finish();
  std::vector<int> all(40);
  std::iota(all.begin(), all.end(), 0);
  CHECK(taken == all);
}

TEST_CASE("No two pieces of work under way share a slot") {
  std::vector<std::atomic<int>> in_slot(4);
  std::atomic<bool> shared = false;
  InOrder<int> work(3, [](int) {});
  REQUIRE(work.ahead() == in_slot.size());
  for (int i = 0; i < 60; ++i) {
    work.start([&](std::size_t slot) {
      shared = shared || ++in_slot.at(slot) > 1;
      std::this_thread::sleep_for(200us);
      --in_slot.at(slot);
      return 0;
    });
  }
  work.finish();
  CHECK_FALSE(shared);
}

TEST_CASE("What is thrown at work is thrown to the caller, after what came before it was taken") {
  const std::size_t threads = GENERATE(1, 3);
  std::vector<int> taken;
  InOrder<int> work(threads, [&](int result) { taken.push_back(result); });
  const auto run = [&] {
    for (int i = 0; i < 20; ++i) {
      work.start([i](std::size_t) {
        if (i == 7) throw std::runtime_error("seven");
        return i;
      });
    }
    work.finish();
  };
  CHECK_THROWS_WITH(run(), "seven");
  CHECK(taken == std::vector<int>{0, 1, 2, 3, 4, 5, 6});
}

TEST_CASE("With one thread the caller does the work") {
  std::set<std::thread::id> ids;
  InOrder<int> work(1, [](int) {});
  for (int i = 0; i < 3; ++i) {
    work.start([&](std::size_t) {
      ids.insert(std::this_thread::get_id());
      return 0;
    });
  }
  work.finish();
  CHECK(ids == std::set<std::thread::id>{std::this_thread::get_id()});
}

}  // namespace
}  // namespace materia
