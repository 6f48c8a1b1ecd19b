#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>

#include "cli/command.h"
#include "web/server.h"

namespace materia {
namespace {

struct ServeArguments {
  std::string db;
  std::string host = "127.0.0.1";
  int port = 8080;
};

/// SIGINT and SIGTERM, blocked before any thread starts so that only the waiting one receives them.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

int run_serve(const ServeArguments& arguments) {
  const sigset_t signals = block_stop_signals();
  Server server({arguments.db, arguments.host, arguments.port});
  const int port = server.bind();
  const bool ipv6 = arguments.host.find(':') != std::string::npos;
  fmt::print("http://{}:{}/\n", ipv6 ? "[" + arguments.host + "]" : arguments.host, port);
  std::fflush(stdout);
  std::thread serving([&] { server.run(); });
  int signal = 0;
  sigwait(&signals, &signal);
  server.stop();
  serving.join();
  return exit_done;
}

}  // namespace

void add_serve_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<ServeArguments>();
  CLI::App& command = *program.add_subcommand("serve", "Serve the web pages and the HTTP API");
  add_db_option(command, arguments->db);
  command.add_option("--host", arguments->host, "The address to listen on; 0.0.0.0 lets other machines in")
      ->capture_default_str();
  command.add_option("--port", arguments->port, "The port; 0 takes any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command.footer("Example:\n  materia serve --db materia.db --port 8080\nIndexing again needs no restart.");
  command.callback([arguments, &exit_code] { exit_code = run_serve(*arguments); });
}

}  // namespace materia
