#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/temporary_folder.h"

namespace materia {

/// Something that writes to a knowledge base: what is there before, and the program that is run.
struct Deed {
  std::string name;
  std::vector<std::string> arguments;  ///< of materia
  bool base = true;                    ///< there is a knowledge base before
  bool changed_corpus = false;         ///< the corpus has changed since it was made
  std::filesystem::path old_schema{};  ///< the knowledge base before is this file
};

/// What a person sees of a knowledge base: hits, total and facets, a text for each of some queries. Empty where there
/// is none.
using View = std::vector<std::string>;

/// A corpus in two states, knowledge bases of them with an editor's decisions, and the program that is killed.
class CrashWorld {
 public:
  CrashWorld();

  [[nodiscard]] const std::vector<Deed>& deeds() const { return deeds_; }
  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "kb.db"; }
  [[nodiscard]] std::filesystem::path backup_file() const { return folder_.path() / "backup.db"; }

  /// Makes everything as it is before the deed.
  void set_up(const Deed& deed) const;

  /// Starts the deed's program with more in its environment. The caller waits for it.
  [[nodiscard]] pid_t start(const Deed& deed, const std::map<std::string, std::string>& environment = {}) const;
  /// Runs a command on the knowledge base to its end: its exit code, 128 and more for a signal. Nothing is printed.
  [[nodiscard]] int run(const std::vector<std::string>& arguments) const;
  /// Whether `materia check` finds nothing.
  [[nodiscard]] bool is_whole(const std::filesystem::path& file) const;

  [[nodiscard]] static View view_of(const std::filesystem::path& file);
  /// What editors have said, without the time, in the order of the text.
  [[nodiscard]] std::vector<std::string> decisions() const;

 private:
  void write_corpus(bool changed) const;

  TemporaryFolder folder_;
  std::vector<Deed> deeds_;
};

/// Waits for the end of a process; 128 and more for one that a signal ended.
int wait_for(pid_t process);

}  // namespace materia
