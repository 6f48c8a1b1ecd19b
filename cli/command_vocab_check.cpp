#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <regex>

#include "cli/command.h"
#include "cli/command_vocab.h"
#include "cli/terminal.h"
#include "indexer/write_turtle.h"
#include "store/error.h"
#include "store/reader.h"

namespace materia {
namespace {

struct CheckArguments {
  std::vector<std::string> paths;
  std::string db;
  bool json = false;
};

struct VocabularyCheck {
  std::vector<std::string> errors;
  std::vector<std::string> warnings;
  std::size_t concepts = 0;
  std::size_t labels = 0;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

VocabularyCheck checked(const std::vector<TurtleSource>& sources) {
  VocabularyCheck check;
  try {
    const SkosReading reading = read_skos(sources);
    check.warnings = reading.warnings;
    check.concepts = reading.vocabulary.concepts().size();
    for (const Concept& one : reading.vocabulary.concepts()) {
      check.labels += one.labels.size();
    }
  } catch (const Error& faults) {
    check.errors = lines_of(faults.what());
  }
  return check;
}

std::vector<TurtleSource> sources_at(const std::vector<std::string>& paths) {
  std::vector<TurtleSource> sources;
  for (const std::string& path : paths) {
    for (TurtleSource& source : turtle_sources(path)) {
      sources.push_back(std::move(source));
    }
  }
  return sources;
}

/// The stored vocabulary has no file, so complaints about it name no line.
VocabularyCheck check_stored(const std::string& db) {
  const std::string name = "stored";
  VocabularyCheck check = checked({{name, write_turtle(Reader(db).vocabulary())}});
  static const std::regex place(R"((^stored:\d+: )|( \(stored:\d+\)))");
  for (std::vector<std::string>* complaints : {&check.errors, &check.warnings}) {
    for (std::string& complaint : *complaints) {
      complaint = std::regex_replace(complaint, place, "");
    }
  }
  return check;
}

nlohmann::ordered_json as_json(const std::vector<std::string>& complaints) {
  auto array = nlohmann::ordered_json::array();
  static const std::regex placed(R"(^([^\n]*?):(\d+): ([^\n]*)$)");
  for (const std::string& complaint : complaints) {
    std::smatch parts;
    if (std::regex_match(complaint, parts, placed)) {
      array.push_back({{"file", parts.str(1)}, {"line", std::stoul(parts.str(2))}, {"message", parts.str(3)}});
    } else {
      array.push_back({{"file", nullptr}, {"line", nullptr}, {"message", complaint}});
    }
  }
  return array;
}

int run_check(const CheckArguments& arguments) {
  const VocabularyCheck check =
      arguments.paths.empty() ? check_stored(arguments.db) : checked(sources_at(arguments.paths));
  if (arguments.json) {
    print_json({{"ok", check.errors.empty()},
                {"errors", as_json(check.errors)},
                {"warnings", as_json(check.warnings)},
                {"concepts", check.concepts},
                {"labels", check.labels}});
  } else {
    for (const std::string& error : check.errors) {
      fmt::print("error: {}\n", error);
    }
    for (const std::string& warning : check.warnings) {
      fmt::print("warning: {}\n", warning);
    }
    if (check.errors.empty()) {
      fmt::print("{}, {}, {}\n", counted(check.concepts, "concept"), counted(check.labels, "label"),
                 check.warnings.empty() ? "all is well" : counted(check.warnings.size(), "warning"));
    } else {
      fmt::print("{}\n", counted(check.errors.size(), "error"));
    }
  }
  return check.errors.empty() ? exit_done : exit_error;
}

}  // namespace

void add_vocab_check(CLI::App& vocab, int& exit_code) {
  auto arguments = std::make_shared<CheckArguments>();
  CLI::App& command =
      *vocab.add_subcommand("check", "Look for mistakes in vocabulary files, or in the stored vocabulary");
  command
      .add_option("paths", arguments->paths,
                  "Folders of .ttl files, .ttl or .csv files, read as one vocabulary; none: that of --db")
      ->type_name("DIR|FILE");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer(
      "Examples:\n  materia vocab check corpus/vocabulary\n  materia vocab check --db materia.db\n"
      "Exit code: 0 can be used (warnings too), 2 errors.");
  command.callback([arguments, &exit_code] { exit_code = run_check(*arguments); });
}

}  // namespace materia
