#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.h"
#include "store/error.h"

namespace materia {
namespace {

/// Takes this program's place, so that signals reach it and its exit code is ours. To load the
/// web's libraries takes a sixth of a whole search: a program of its own spares it to all other commands.
[[noreturn]] void become_server(const std::vector<std::string>& options) {
  const std::filesystem::path server =
      std::filesystem::read_symlink("/proc/self/exe").parent_path() / MATERIA_SERVER_NAME;
  std::vector<std::string> words = {server.string()};
  words.insert(words.end(), options.begin(), options.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) {
    argv.push_back(word.data());
  }
  argv.push_back(nullptr);
  execv(server.c_str(), argv.data());
  throw Error(server.string() + ": can't be started: " + std::strerror(errno) + "; it belongs beside materia");
}

}  // namespace

void add_serve_command(CLI::App& program) {
  CLI::App& command = *program.add_subcommand("serve", "Serve the web pages and the HTTP API");
  command.prefix_command();  // all that follows is the server's, --help too
  command.set_help_flag();
  command.callback([&command] { become_server(command.remaining()); });
}

}  // namespace materia
