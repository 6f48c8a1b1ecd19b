// Kills the program that writes, at every named point and at random times, and looks at what is left:
//   crash_test [--kills N] [--seed S] [--every]
// The file opens, `materia check` passes, what is seen is the old state or the new one, a reader that asks all the
// while sees nothing else, decisions are all there, and the next run completes. --every kills at each named point of
// each deed; else each point is tried once. Prints the counts; exit code 1 for a fault, which is told with how to bring
// it back.

#include <signal.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <random>
#include <regex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "store/writer.h"
#include "tests/crash/crash_world.h"

namespace materia {
namespace {

using Clock = std::chrono::steady_clock;

struct Expected {
  View before;
  View after;
  std::vector<std::string> decisions_before;
  std::vector<std::string> decisions_after;
  std::vector<std::string> points;  ///< passed, in the order they are passed first
  std::chrono::microseconds took{};
  /// The file before is of an older schema: readers refuse it until it is brought up to date, then see what was in it.
  bool old_schema = false;
};

/// Asks for as long as it lives, on connections of its own, and notes the first answer that is neither old nor new.
class WatchingReader {
 public:
  WatchingReader(const CrashWorld& world, const Expected& expected) : thread_([&] { watch(world, expected); }) {}
  ~WatchingReader() { stop(); }
  WatchingReader(const WatchingReader&) = delete;
  WatchingReader& operator=(const WatchingReader&) = delete;

  /// What was wrong; empty when nothing was.
  std::string stop() {
    stopped_ = true;
    if (thread_.joinable()) {
      thread_.join();
    }
    return fault_;
  }
  [[nodiscard]] std::size_t answers() const { return answers_; }

 private:
  void watch(const CrashWorld& world, const Expected& expected) {
    while (!stopped_ && fault_.empty()) {
      try {
        const View seen = CrashWorld::view_of(world.file());
        ++answers_;
        // A commit may come between two queries, never into one.
        for (std::size_t i = 0; i < seen.size(); ++i) {
          if ((expected.before.empty() || seen[i] != expected.before[i]) && seen[i] != expected.after[i]) {
            fault_ = "a reader saw neither the old state nor the new one:\n" + seen[i];
          }
        }
      } catch (const std::exception& failure) {
        if (!expected.old_schema && !expected.before.empty()) {
          fault_ = std::string("a reader failed: ") + failure.what();
        }
      }
    }
  }

  std::atomic<bool> stopped_{false};
  std::atomic<std::size_t> answers_{0};
  std::string fault_;
  std::thread thread_;
};

class CrashTest {
 public:
  explicit CrashTest(std::uint64_t seed) : random_(seed) {}

  int run(std::size_t kills, bool every) {
    for (const Deed& deed : world_.deeds()) {
      expected_.push_back(expect(deed));
    }
    at_named_points(every);
    at_random_times(kills);
    std::printf(
        "crash: %zu kills at %zu named points, %zu of %zu at random times hit a running program; "
        "%zu answers read meanwhile; %zu faults\n",
        at_points_, points_.size(), hit_, kills, answers_, faults_);
    return faults_ == 0 ? 0 : 1;
  }

 private:
  void fault(const std::string& where, const std::string& what) {
    ++faults_;
    std::fprintf(stderr, "crash: %s: %s\n", where.c_str(), what.c_str());
  }

  /// What is there before the deed and after it, when nothing interrupts it.
  Expected expect(const Deed& deed) {
    Expected expected;
    world_.set_up(deed);
    expected.old_schema = !deed.old_schema.empty();
    if (expected.old_schema) {
      const Writer bring_up_to_date(world_.file());
    }
    expected.before = CrashWorld::view_of(world_.file());
    expected.decisions_before = world_.decisions();
    world_.set_up(deed);
    const TemporaryFolder traces;
    const auto trace = traces.path() / "trace";
    const auto start = Clock::now();
    if (const int code = wait_for(world_.start(deed, {{"MATERIA_FAULT_TRACE", trace.string()}})); code != 0) {
      fault(deed.name, "fails undisturbed, exit code " + std::to_string(code));
    }
    expected.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
    expected.after = CrashWorld::view_of(world_.file());
    expected.decisions_after = world_.decisions();
    std::ifstream lines(trace);
    for (std::string point; std::getline(lines, point);) {
      if (std::find(expected.points.begin(), expected.points.end(), point) == expected.points.end()) {
        expected.points.push_back(point);
      }
    }
    return expected;
  }

  void at_named_points(bool every) {
    for (std::size_t number = 0; number < expected_.size(); ++number) {
      const Deed& deed = world_.deeds()[number];
      for (const std::string& point : expected_[number].points) {
        if (!points_.insert(point).second && !every) {
          continue;
        }
        const std::string where = deed.name + " killed at “" + point + "”";
        world_.set_up(deed);
        const int code = wait_for(world_.start(deed, {{"MATERIA_FAULT", point}}));
        if (code != 128 + SIGKILL) {
          fault(where, "was not killed, exit code " + std::to_string(code));
        }
        ++at_points_;
        look(deed, expected_[number], where);
      }
    }
    for (const std::string& point : points_in_sources()) {
      if (!points_.contains(point)) {
        fault(point, "no deed of this test passes that point");
      }
    }
  }

  void at_random_times(std::size_t kills) {
    for (std::size_t kill_number = 0; kill_number < kills; ++kill_number) {
      const std::size_t number = random_() % expected_.size();
      const Deed& deed = world_.deeds()[number];
      const Expected& expected = expected_[number];
      const auto after = std::chrono::microseconds(random_() % static_cast<std::uint64_t>(expected.took.count()));
      const std::string where = deed.name + " killed after " + std::to_string(after.count()) + " µs";
      world_.set_up(deed);
      std::string seen;
      {
        WatchingReader reader(world_, expected);
        const pid_t process = world_.start(deed);
        std::this_thread::sleep_for(after);
        kill(process, SIGKILL);
        hit_ += wait_for(process) == 128 + SIGKILL ? 1 : 0;
        seen = reader.stop();
        answers_ += reader.answers();
      }
      if (!seen.empty()) {
        fault(where, seen);
      }
      look(deed, expected, where);
    }
  }

  /// The state a killed program left.
  void look(const Deed& deed, const Expected& expected, const std::string& where) {
    try {
      if (std::filesystem::exists(world_.file())) {
        if (expected.old_schema) {
          const Writer bring_up_to_date(world_.file());
        }
        if (const View seen = CrashWorld::view_of(world_.file()); seen != expected.before && seen != expected.after) {
          fault(where, "left neither the old state nor the new one");
        }
        if (!world_.is_whole(world_.file())) {
          fault(where, "materia check finds problems");
        }
        if (const auto said = world_.decisions();
            said != expected.decisions_before && said != expected.decisions_after) {
          fault(where, "left other decisions");
        }
      }
      if (!world_.is_whole(world_.backup_file())) {
        fault(where, "the backup is not whole");
      }
      if (const int code = wait_for(world_.start(deed)); code != 0) {
        fault(where, "the next run fails, exit code " + std::to_string(code));
      }
      if (CrashWorld::view_of(world_.file()) != expected.after) {
        fault(where, "the next run comes to another state");
      }
      // Saying the same once more is a decision of its own.
      if (deed.name != "decide" && world_.decisions() != expected.decisions_after) {
        fault(where, "decisions were lost by the next run");
      }
      if (!world_.is_whole(world_.file())) {
        fault(where, "materia check finds problems after the next run");
      }
    } catch (const std::exception& failure) {
      fault(where, failure.what());
    }
  }

  static std::set<std::string> points_in_sources() {
    static const std::regex call(R"re(fault_point\("([^"]+)"\))re");
    std::set<std::string> points;
    for (const char* room : {"store", "indexer", "cli", "web"}) {
      for (const auto& entry :
           std::filesystem::recursive_directory_iterator(std::filesystem::path(MATERIA_SOURCE_DIR) / room)) {
        if (entry.path().extension() != ".cpp") {
          continue;
        }
        std::ifstream stream(entry.path());
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        for (std::sregex_iterator found(text.begin(), text.end(), call), end; found != end; ++found) {
          points.insert((*found)[1]);
        }
      }
    }
    return points;
  }

  std::mt19937_64 random_;
  CrashWorld world_;
  std::vector<Expected> expected_;
  std::set<std::string> points_;
  std::size_t at_points_ = 0;
  std::size_t hit_ = 0;
  std::size_t answers_ = 0;
  std::size_t faults_ = 0;
};

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  std::size_t kills = 20;
  std::uint64_t seed = 1;
  bool every = false;
  for (int i = 1; i < count; ++i) {
    const std::string word = arguments[i];
    if (word == "--every") {
      every = true;
    } else if ((word == "--kills" || word == "--seed") && i + 1 < count) {
      (word == "--kills" ? kills : seed) = std::strtoull(arguments[++i], nullptr, 10);
    } else {
      std::fprintf(stderr, "crash_test [--kills N] [--seed S] [--every]\n");
      return 2;
    }
  }
  try {
    return materia::CrashTest(seed).run(kills, every);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "crash: %s\n", failure.what());
    return 1;
  }
}
