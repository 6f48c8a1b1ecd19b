// Asks a server without a pause, over many connections, while its corpus is indexed, rebuilt, tagged anew, backed up
// and restored in a loop:
//   soak_test [--seconds N] [--connections N]
// The corpus has two states: in one every article is about knee pain, in the other, smaller one about a herniated disc.
// Whatever an answer shows has to be one of them; two answers of one generation to one question have to be the same; and
// no client gets an answer older than one it had. Prints counts, latencies and the server's memory; exit code 1 for any failed or inconsistent answer.

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/program.h"
#include "tests/small_turtle.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {

using Clock = std::chrono::steady_clock;
using nlohmann::json;

constexpr std::size_t knee_articles = 60;
constexpr std::size_t disc_articles = 45;

const std::vector<std::string> questions = {"/api/v1/search?q=&limit=100",
                                            "/api/v1/search?q=ozone&limit=20",
                                            "/api/v1/search?q=ozone&limit=20&offset=20",
                                            "/api/v1/search?q=%22ozone%20therapy%22&explain=1",
                                            "/api/v1/search?q=tried&therapy=ozone-therapy&match=any",
                                            "/search?q=ozone",
                                            "/healthz"};

/// Faults by their text, and how often.
class Faults {
 public:
  void add(const std::string& what) {
    const std::lock_guard lock(mutex_);
    ++counts_[what];
  }
  std::size_t print() const {
    std::size_t all = 0;
    for (const auto& [what, count] : counts_) {
      std::fprintf(stderr, "soak: %zu times: %s\n", count, what.c_str());
      all += count;
    }
    return all;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::size_t> counts_;
};

/// What was answered to each question in each generation.
class Answers {
 public:
  explicit Answers(Faults& faults) : faults_(faults) {}

  /// The generation of an answer.
  std::int64_t look_at(const std::string& question, const std::string& body) {
    json answer = json::parse(body);
    const auto generation = answer.at("generation").get<std::int64_t>();
    const auto total = answer.at("total").get<std::size_t>();
    const auto& about = answer.at("facets").at("condition");
    if (total != knee_articles && total != disc_articles) {
      faults_.add(fmt::format("{}: a total of {}", question, total));
    }
    const char* expected = total == knee_articles ? "knee-pain" : "herniated-disc";
    // While it is tagged anew with the other vocabulary, no article is about a condition: none, or all.
    for (const json& facet : about) {
      if (facet.at("concept") != expected || facet.at("count") != total) {
        faults_.add(fmt::format("{}: {} of {} are about {}", question, facet.at("count").get<std::size_t>(), total,
                                facet.at("concept").get<std::string>()));
      }
    }
    const std::size_t offset = answer.at("offset");
    const std::size_t limit = answer.at("limit");
    if (answer.at("hits").size() != std::min(limit, total - std::min(total, offset))) {
      faults_.add(question + ": a page does not fit its total");
    }
    answer.erase("took_ms");
    const std::lock_guard lock(mutex_);
    const auto [seen, is_new] = seen_.try_emplace({question, generation}, std::hash<json>()(answer));
    if (!is_new && seen->second != std::hash<json>()(answer)) {
      faults_.add(question + ": two answers in one generation");
    }
    generations_ = std::max(generations_, generation);
    return generation;
  }
  [[nodiscard]] std::int64_t last_generation() const { return generations_; }

 private:
  Faults& faults_;
  std::mutex mutex_;
  std::map<std::pair<std::string, std::int64_t>, std::size_t> seen_;
  std::int64_t generations_ = 0;
};

class Corpus {
 public:
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path() / "corpus"; }
  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "kb.db"; }
  [[nodiscard]] std::filesystem::path backup() const { return folder_.path() / "backup.db"; }

  void write(bool on_knees) const {
    std::filesystem::remove_all(folder());
    write_vocabulary(true);
    for (std::size_t i = 0; i < (on_knees ? knee_articles : disc_articles); ++i) {
      const char* about = on_knees ? "knee pain" : "a herniated disc";
      folder_.write(fmt::format("corpus/{}.md", i),
                    fmt::format("# Ozone therapy for {0}, part {1}\n\nOzone therapy is tried for {0}. Number {1} says "
                                "word{2}.\n\n## More\n\nThis is all there is of {0}: tried, and word{3} too.\n",
                                about, i, i * 7, i * 13 % 29));
    }
  }
  void write_vocabulary(bool with_conditions) const {
    std::vector<std::vector<std::string>> concepts = {{"therapy", "ozone-therapy", "Ozone therapy"}};
    if (with_conditions) {
      concepts.push_back({"condition", "knee-pain", "Knee pain"});
      concepts.push_back({"condition", "herniated-disc", "Herniated disc"});
    }
    folder_.write("corpus/vocabulary/small.ttl", small_turtle(concepts));
  }
  /// REQUIRES: it succeeds.
  void run(std::vector<std::string> words) const {
    words.insert(words.end(), {"--db", file().string()});
    if (const ProgramResult result = run_program(words); result.exit_code != 0) {
      throw std::runtime_error(fmt::format("materia {}: {}", words.front(), result.err));
    }
  }
  void index(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"index", folder().string()});
    run(more);
  }

 private:
  TemporaryFolder folder_;
};

void ask(int port, std::size_t number, const std::atomic<bool>& over, Answers& answers, Faults& faults,
         std::vector<double>& latencies) {
  std::mt19937 random(static_cast<std::mt19937::result_type>(number));
  httplib::Client client("127.0.0.1", port);
  client.set_keep_alive(true);
  client.set_read_timeout(std::chrono::seconds(60));
  std::int64_t newest = 0;
  while (!over) {
    const std::string& question = questions[random() % questions.size()];
    const auto start = Clock::now();
    const auto result = client.Get(question);
    latencies.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    if (!result) {
      faults.add(question + ": no answer, " + httplib::to_string(result.error()));
    } else if (result->status != 200) {
      faults.add(fmt::format("{}: status {}", question, result->status));
    } else if (question.starts_with("/api/")) {
      try {
        const std::int64_t generation = answers.look_at(question, result->body);
        if (generation < newest) {
          faults.add(question + ": an answer older than one that was given before");
        }
        newest = std::max(newest, generation);
      } catch (const std::exception& failure) {
        faults.add(question + ": " + failure.what());
      }
    }
  }
}

/// A line of /proc/PROCESS/status, in kB.
std::size_t memory_of(pid_t process, const std::string& name) {
  std::ifstream stream(fmt::format("/proc/{}/status", process));
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with(name + ":")) {
      return std::strtoull(line.c_str() + name.size() + 1, nullptr, 10);
    }
  }
  return 0;
}

double at_share(std::vector<double>& values, double share) {
  if (values.empty()) {
    return 0;
  }
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

int soak(std::chrono::seconds length, std::size_t connections) {
  const Corpus corpus;
  corpus.write(true);
  corpus.index();
  corpus.run({"backup", corpus.backup().string()});
  RunningServer server(corpus.file());
  Faults faults;
  Answers answers(faults);
  std::atomic<bool> over{false};
  std::vector<std::vector<double>> latencies(connections);
  std::vector<std::thread> clients;
  for (std::size_t i = 0; i < connections; ++i) {
    clients.emplace_back([&, i] { ask(server.port(), i, over, answers, faults, latencies[i]); });
  }
  std::size_t writes = 0;
  const auto end = Clock::now() + length;
  try {
    const std::vector<std::function<void()>> deeds = {[&] {
                                                        corpus.write(false);
                                                        corpus.index();
                                                      },
                                                      [&] { corpus.index({"--rebuild"}); },
                                                      [&] {
                                                        corpus.write_vocabulary(false);
                                                        corpus.index();
                                                      },
                                                      [&] {
                                                        corpus.write(true);
                                                        corpus.index();
                                                      },
                                                      [&] {
                                                        corpus.run({"backup", corpus.backup().string()});
                                                      },
                                                      [&] {
                                                        corpus.write(false);
                                                        corpus.index({"--rebuild"});
                                                      },
                                                      [&] {
                                                        corpus.run({"restore", corpus.backup().string()});
                                                      }};
    for (; Clock::now() < end || writes < deeds.size(); ++writes) {
      deeds[writes % deeds.size()]();
    }
  } catch (const std::exception& failure) {
    faults.add(failure.what());
  }
  over = true;
  for (std::thread& client : clients) {
    client.join();
  }
  const std::size_t now = memory_of(server.process(), "VmRSS");
  const std::size_t most = memory_of(server.process(), "VmHWM");
  if (server.stop() != 0) {
    faults.add("the server did not stop well");
  }
  corpus.run({"check"});
  std::vector<double> all;
  for (const auto& some : latencies) {
    all.insert(all.end(), some.begin(), some.end());
  }
  const std::size_t count = all.size();
  const double half = at_share(all, 0.5);
  const double slow = at_share(all, 0.99);
  const std::size_t faulty = faults.print();
  std::printf(
      "soak: %zu answers over %zu connections while it was written %zu times, to generation %lld: p50 %.2f ms, "
      "p99 %.2f ms; memory %zu kB, at most %zu kB; %zu faults\n",
      count, connections, writes, static_cast<long long>(answers.last_generation()), half, slow, now, most, faulty);
  return faulty == 0 ? 0 : 1;
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  std::size_t seconds = 10;
  std::size_t connections = 64;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = arguments[i];
    if (name != "--seconds" && name != "--connections") {
      std::fprintf(stderr, "soak_test [--seconds N] [--connections N]\n");
      return 2;
    }
    (name == "--seconds" ? seconds : connections) = std::strtoull(arguments[i + 1], nullptr, 10);
  }
  try {
    return materia::soak(std::chrono::seconds(seconds), connections);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "soak: %s\n", failure.what());
    return 1;
  }
}
