// What the README says runs: every line of its ```sh blocks that begins with "materia ", in order, in one folder with
// the corpus in it, through a shell as its reader would.

#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/program.h"
#include "tests/shipped_corpus.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> commands_in(std::istream& markdown) {
  std::vector<std::string> commands;
  bool in_block = false;
  bool continued = false;
  for (std::string line; std::getline(markdown, line);) {
    if (line.starts_with("```")) {
      in_block = !in_block && (line == "```sh" || line == "```bash");
      continue;
    }
    if (!in_block || (!continued && !line.starts_with("materia "))) {
      continue;
    }
    if (continued) {
      commands.back().pop_back();
      commands.back() += line;
    } else {
      commands.push_back(line);
    }
    continued = line.ends_with('\\');
  }
  return commands;
}

std::string content_of(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Runs a line in a folder where `materia` is the real program; its exit code, and what it printed in `printed`.
int run_line(const fs::path& folder, const std::string& line, std::string& printed) {
  const fs::path output = folder / "output.txt";
  const std::string script =
      fmt::format("cd '{0}' && unset MATERIA_DB && PATH='{0}/bin':\"$PATH\" && {{ {1}\n}} >'{2}' 2>&1", folder.string(),
                  line, output.string());
  const int status = std::system(script.c_str());
  printed = content_of(output);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/// `materia serve` would not end and its port may be taken: it is started on a free one and stopped.
int serve(const fs::path& folder, const std::string& line) {
  std::istringstream words(line);
  std::string file = "materia.db";
  for (std::string word; words >> word;) {
    if (word == "--db") {
      words >> file;
    }
  }
  RunningServer server(folder / file);
  return server.stop();
}

TEST_CASE("Every materia command of the README runs") {
  std::ifstream readme(fs::path(MATERIA_SOURCE_DIR) / "README.md");
  REQUIRE(readme);
  const std::vector<std::string> commands = commands_in(readme);
  REQUIRE_FALSE(commands.empty());

  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "bin");
  fs::create_symlink(MATERIA_PROGRAM, folder.path() / "bin/materia");
  fs::create_directory_symlink(shipped_corpus(), folder.path() / "corpus");
  for (const std::string& command : commands) {
    std::string printed;
    const int exit_code = command.starts_with("materia serve") ? serve(folder.path(), command)
                                                               : run_line(folder.path(), command, printed);
    CAPTURE(command, printed);
    CHECK(exit_code == 0);
  }
}

TEST_CASE("Commands are found in blocks of shell only, with their continuations") {
  std::istringstream markdown(
      "materia in the text\n```sh\nscript/server\nmateria index corpus/\nmateria search a \\\n  b\n```\n"
      "```json\nmateria no\n```\n```bash\nmateria stats\n```\n");
  CHECK(commands_in(markdown) ==
        std::vector<std::string>{"materia index corpus/", "materia search a   b", "materia stats"});
}

}  // namespace
}  // namespace materia
