#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "store/writer.h"
#include "tests/catch.h"
#include "tests/store_samples.h"
#include "tests/temporary_folder.h"

using namespace materia;

TEST_CASE("The stock sqlite3 shell loads the tokenizer and searches our file") {
  if (std::system("command -v sqlite3 > /dev/null") != 0) {
    WARN("skipped: the sqlite3 shell is not installed");
    return;
  }
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  {
    Writer writer(file);
    writer.add_document(writer.put_file({0, "a.md", 1, 1, 1}),
                        sample_document("a.md", "Backs", "Pain from herniated discs."), 1);
    writer.commit();
  }
  // The shell is not ours, and what it leaks is not our fault.
  const std::string command = "ASAN_OPTIONS=detect_leaks=0 LD_PRELOAD='" MATERIA_SANITIZER_RUNTIME "' sqlite3 '" +
                              file.string() + "' -cmd '.load " + MATERIA_TOKENIZER +
                              "' \"SELECT title FROM document_fts WHERE document_fts MATCH 'herniated disk'\" 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 256> buffer{};
  std::string output;
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr) {
    output += buffer.data();
  }
  CHECK(pclose(pipe) == 0);
  CHECK(output == "Backs\n");
}
