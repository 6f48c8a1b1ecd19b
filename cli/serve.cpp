// materia-serve: what `materia serve` becomes.

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>
#include <utility>

#include "cli/index_report.h"
#include "cli/program.h"
#include "cli/stop_signals.h"
#include "indexer/watch_corpus.h"
#include "store/error.h"
#include "web/server.h"

namespace materia {
namespace {

struct ServeArguments {
  std::string db;
  std::string host = "127.0.0.1";
  int port = 8080;
  bool edit = false;
  std::string token_file;
  std::string public_url;
  std::size_t workers = 0;
  std::size_t connections = 1000;
  double deadline = 10;
  std::size_t cache = 32;
  bool log = false;
  std::string watch;
};

/// The first line of a file. Throws Error where it can't be read.
std::string token_in(const std::string& file) {
  std::ifstream stream(file);
  std::string token;
  if (!std::getline(stream, token)) {
    throw Error(file + ": can't be read, or is empty; it should hold the editors' token");
  }
  while (!token.empty() && (token.back() == ' ' || token.back() == '\r')) token.pop_back();
  return token;
}

/// Throws Error where there is no token: editing without one would let anyone in.
std::optional<EditingOptions> editing_options(const ServeArguments& arguments) {
  if (!arguments.edit) {
    if (!arguments.token_file.empty()) {
      throw Error("--token-file is for editors: add --edit");
    }
    return std::nullopt;
  }
  const char* environment = std::getenv("MATERIA_TOKEN");
  const std::string token = !arguments.token_file.empty() ? token_in(arguments.token_file)
                            : environment != nullptr      ? environment
                                                          : "";
  if (token.empty()) {
    throw Error(
        "--edit needs a token that editors sign in with. Make one: head -c 24 /dev/urandom | base64 > token && chmod "
        "600 "
        "token; then add --token-file token, or set MATERIA_TOKEN to it");
  }
  return EditingOptions{token, arguments.public_url};
}

/// A corpus that is indexed after each change, on a thread of its own, for as long as this lives.
class WatchedCorpus {
 public:
  WatchedCorpus(const std::string& corpus, const std::string& db) : watch_({corpus}) {
    thread_ = std::thread([this, corpus, db] {
      // Readers come first: this thread, and those it starts, take what they leave.
      setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10);
      WatchEvents events;
      events.indexed = [](const IndexReport& report) {
        if (const std::string changes = changes_in_words(report); !changes.empty()) {
          fmt::print(stderr, "materia: {}, generation {}\n", changes, report.generation);
        }
      };
      events.failed = [](const std::string& why) { fmt::print(stderr, "materia: {}\n", why); };
      try {
        watch_corpus(corpus, db, {}, watch_, events);
      } catch (const std::exception& failure) {
        fmt::print(stderr, "materia: {}; it is watched no longer\n", failure.what());
      }
    });
  }
  ~WatchedCorpus() {
    watch_.stop();
    thread_.join();
  }
  WatchedCorpus(const WatchedCorpus&) = delete;
  WatchedCorpus& operator=(const WatchedCorpus&) = delete;

 private:
  FolderWatch watch_;
  std::thread thread_;
};

int run_serve(const ServeArguments& arguments) {
  const StopSignals signals;
  if (!arguments.watch.empty() && !std::filesystem::exists(arguments.db)) {
    index_corpus(arguments.watch, arguments.db);
  }
  ServerOptions options{arguments.db, arguments.host, arguments.port, editing_options(arguments)};
  options.public_url = arguments.public_url;
  options.workers = arguments.workers;
  options.connections = arguments.connections;
  options.deadline =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(arguments.deadline));
  options.answer_cache = arguments.cache << 20U;
  options.log = arguments.log;
  Server server(std::move(options));
  const int port = server.bind();
  const bool ipv6 = arguments.host.find(':') != std::string::npos;
  fmt::print("http://{}:{}/\n", ipv6 ? "[" + arguments.host + "]" : arguments.host, port);
  std::fflush(stdout);
  std::optional<WatchedCorpus> watched;
  if (!arguments.watch.empty()) {
    watched.emplace(arguments.watch, arguments.db);
  }
  std::thread serving([&] { server.run(); });
  signals.wait();
  watched.reset();
  server.stop();
  serving.join();
  return exit_done;
}

int run(int count, char** arguments) {
  ServeArguments chosen;
  CLI::App command("Serve the web pages and the HTTP API", "materia serve");
  int exit_code = exit_done;
  add_db_option(command, chosen.db);
  command.add_option("--host", chosen.host, "The address to listen on; 0.0.0.0 lets other machines in")
      ->capture_default_str();
  command.add_option("--port", chosen.port, "The port; 0 takes any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command.add_flag("--edit", chosen.edit, "Let editors who know the token decide on tags");
  command.add_option("--token-file", chosen.token_file, "A file with that token; without it $MATERIA_TOKEN");
  command.add_option("--public-url", chosen.public_url,
                     "Where people reach it, where that is another address: https://kb.example.org");
  command.add_option("--workers", chosen.workers, "Requests answered at once; 0 is one for each core")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  command.add_option("--connections", chosen.connections, "Connections open at once, idle ones included")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  command.add_option("--deadline", chosen.deadline, "Seconds after which a request is answered with a 503")
      ->check(CLI::Range(0.01, 3600.0))
      ->capture_default_str();
  command.add_option("--cache", chosen.cache, "Megabytes of answers kept to be given again until articles change")
      ->check(CLI::Range(0, 65536))
      ->capture_default_str();
  command.add_flag("--log", chosen.log, "A line for each request on standard error, without what was asked");
  command.add_option("--watch", chosen.watch, "A corpus that is indexed now and after each change")
      ->type_name("FOLDER");
  command.footer(
      "Examples:\n  materia serve --db materia.db --port 8080\n  materia serve --edit --token-file token\n"
      "Indexing again needs no restart.");
  command.callback([&] { exit_code = run_serve(chosen); });
  return run_callbacks(command, count, arguments, exit_code);
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  return materia::run_program([&] { return materia::run(count, arguments); });
}
