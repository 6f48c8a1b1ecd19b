#include "tests/crash/crash_world.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "query/searcher.h"
#include "store/decisions.h"
#include "tests/small_turtle.h"

extern char** environ;

namespace materia {
namespace {

namespace fs = std::filesystem;

constexpr int articles = 24;

void remove_with_log(const fs::path& file) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(file.native() + suffix);
  }
}

std::string article(int number, bool changed) {
  const bool on_ozone = number % 2 == 0;
  std::string text = fmt::format("# {} and {}, part {}\n\n", on_ozone ? "Ozone therapy" : "PRP",
                                 number % 3 == 0 ? "knee pain" : "a slipped disc", number);
  for (int paragraph = 0; paragraph < 6; ++paragraph) {
    text += fmt::format(
        "## Section {1}\n\nArticle {0} says of {2} what word{3} and word{4} say. It is not shown to help knee "
        "pain.\n\n",
        number, paragraph, on_ozone ? "platelet-rich plasma" : "ozone therapy", number * 7 + paragraph,
        number * 13 % 17 + paragraph);
  }
  return text + (changed && number % 4 == 0 ? "A later word: changed. Herniated discs are named.\n" : "");
}

}  // namespace

int wait_for(pid_t process) {
  int status = 0;
  if (waitpid(process, &status, 0) != process) {
    throw std::runtime_error("a process was lost");
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

CrashWorld::CrashWorld() {
  const std::string corpus = (folder_.path() / "corpus").string();
  const std::string saved = backup_file().string();
  deeds_ = {{"first load", {"index", corpus}, false},
            {"update", {"index", corpus}, true, true},
            {"rebuild", {"index", corpus, "--rebuild"}, true, true},
            {"retag", {"index", corpus, "--vocabulary", (folder_.path() / "other.ttl").string()}},
            {"decide", {"tag", "deny", "a02.md", "platelet-rich-plasma", "--by", "bo", "--why", "an aside"}},
            {"backup", {"backup", saved}},
            {"restore", {"restore", saved}, true, true},
            {"restore to nothing", {"restore", saved}, false}};
  const fs::path old_files = fs::path(MATERIA_SOURCE_DIR) / "tests" / "schemas";
  if (fs::exists(old_files / "001.db")) {
    deeds_.push_back({"migrate", {"stats"}, true, false, old_files / "001.db"});
    deeds_.back().arguments = {"index", corpus, "--rebuild"};
  }
  folder_.write("other.ttl", small_turtle({{"therapy", "ozone-therapy", "Ozone therapy"},
                                           {"therapy", "platelet-rich-plasma", "Platelet-rich plasma", "PRP"},
                                           {"condition", "knee-pain", "Knee pain"},
                                           {"condition", "section", "Section"}}));
  const auto require = [&](const std::vector<std::string>& arguments) {
    if (run(arguments) != 0) {
      throw std::runtime_error(fmt::format("materia {} failed", arguments.front()));
    }
  };
  write_corpus(false);
  require({"index", corpus});
  require({"tag", "deny", "a00.md", "knee-pain", "--by", "ana", "--why", "denied in the text"});
  require({"tag", "add", "a01.md", "therapy:ozone-therapy", "--by", "ana"});
  require({"tag", "confirm", "a03.md", "platelet-rich-plasma", "--by", "bo"});
  require({"backup", (folder_.path() / "base.db").string()});
  write_corpus(true);
  require({"index", corpus});
  require({"backup", (folder_.path() / "changed.db").string()});
}

void CrashWorld::write_corpus(bool changed) const {
  const fs::path corpus = folder_.path() / "corpus";
  fs::remove_all(corpus);
  folder_.write("corpus/vocabulary/small.ttl",
                small_turtle({{"therapy", "ozone-therapy", "Ozone therapy"},
                              {"therapy", "platelet-rich-plasma", "Platelet-rich plasma", "PRP"},
                              {"condition", "herniated-disc", "Herniated disc", "Slipped disc"},
                              {"condition", "knee-pain", "Knee pain"}}));
  for (int number = 0; number < articles; ++number) {
    if (!changed || number % 6 != 5) {
      folder_.write(fmt::format("corpus/a{:02}.md", number), article(number, changed));
    }
  }
  if (changed) {
    folder_.write("corpus/new.md", article(articles, true));
    fs::rename(corpus / "a01.md", corpus / "renamed.md");
  }
}

void CrashWorld::set_up(const Deed& deed) const {
  remove_with_log(file());
  remove_with_log(backup_file());
  for (const auto& entry : fs::directory_iterator(folder_.path())) {
    // What a killed program left is the next one's to tolerate, not the next deed's.
    if (entry.path().filename().string().find(".new-") != std::string::npos) {
      fs::remove(entry.path());
    }
  }
  write_corpus(deed.changed_corpus);
  fs::copy_file(folder_.path() / "base.db", backup_file());
  if (!deed.old_schema.empty()) {
    fs::copy_file(deed.old_schema, file());
  } else if (deed.base) {
    // What is restored differs from what it replaces.
    fs::copy_file(folder_.path() / (deed.name == "restore" ? "changed.db" : "base.db"), file());
  }
}

pid_t CrashWorld::start(const Deed& deed, const std::map<std::string, std::string>& environment) const {
  std::vector<std::string> words = {MATERIA_PROGRAM};
  words.insert(words.end(), deed.arguments.begin(), deed.arguments.end());
  if (std::find(words.begin(), words.end(), "--db") == words.end()) {
    words.insert(words.end(), {"--db", file().string()});
  }
  std::vector<std::string> settings;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    settings.emplace_back(*entry);
  }
  for (const auto& [name, value] : environment) {
    settings.push_back(name + "=" + value);
  }
  const auto pointers = [](std::vector<std::string>& texts) {
    std::vector<char*> made;
    for (std::string& text : texts) {
      made.push_back(text.data());
    }
    made.push_back(nullptr);
    return made;
  };
  const std::vector<char*> argv = pointers(words);
  const std::vector<char*> envp = pointers(settings);
  const pid_t process = fork();
  if (process == 0) {
    const int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execve(argv[0], argv.data(), envp.data());
    _exit(127);
  }
  return process;
}

int CrashWorld::run(const std::vector<std::string>& arguments) const {
  return wait_for(start({"", arguments}));
}

bool CrashWorld::is_whole(const fs::path& file) const {
  return run({"check", "--db", file.string()}) == 0;
}

View CrashWorld::view_of(const fs::path& file) {
  if (!fs::exists(file)) {
    return {};
  }
  Searcher searcher(file);
  View view;
  for (const char* text : {"", "slipped disc", "ozone changed", "word21 OR word4"}) {
    Query query = searcher.parse(text);
    query.limit = 100;
    query.copies = true;
    const Results results = searcher.search(query);
    std::string& seen = view.emplace_back(fmt::format("{}: {}\n", text, results.total));
    std::vector<std::string> hits;
    for (const Hit& hit : results.hits) {
      hits.push_back(fmt::format("{} {} {}", hit.path, hit.title, hit.tags.size()));
    }
    std::sort(hits.begin(), hits.end());
    for (const std::string& hit : hits) {
      seen += hit + "\n";
    }
    for (const Facet& facet : results.facets) {
      for (const FacetCount& count : facet.counts) {
        seen += fmt::format("{} {}\n", count.concept_name(), count.count);
      }
    }
  }
  return view;
}

std::vector<std::string> CrashWorld::decisions() const {
  std::vector<std::string> lines;
  if (!fs::exists(file())) {
    return lines;
  }
  for (const ListedDecision& listed : list_decisions(file())) {
    const Decision& said = listed.decision;
    lines.push_back(fmt::format("{} {} {} {} {} {}", said.path, static_cast<int>(said.action), said.scheme,
                                said.concept_name, said.by, said.why));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace materia
