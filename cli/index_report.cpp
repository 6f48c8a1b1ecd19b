#include "cli/index_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "cli/terminal.h"

namespace materia {
namespace {

void print_rows(const char* what, const std::vector<SkippedFile>& files) {
  for (const SkippedFile& file : files) {
    fmt::print(stderr, "{}: {}: {}\n", what, file.path, file.reason);
  }
}

}  // namespace

std::string index_report_json(const IndexReport& report) {
  const auto rows = [](const std::vector<SkippedFile>& files) {
    auto array = nlohmann::ordered_json::array();
    for (const SkippedFile& file : files) {
      array.push_back({{"path", file.path}, {"reason", file.reason}});
    }
    return array;
  };
  const nlohmann::ordered_json object = {{"added", report.added},
                                         {"updated", report.updated},
                                         {"unchanged", report.unchanged},
                                         {"renamed", report.renamed},
                                         {"removed", report.removed},
                                         {"skipped", rows(report.skipped)},
                                         {"repaired", rows(report.repaired)},
                                         {"retagged", report.retagged},
                                         {"reassembled", report.reassembled},
                                         {"repeated_blocks", report.repeated_blocks},
                                         {"files_read", report.files_read},
                                         {"warnings", report.warnings},
                                         {"lost", report.lost},
                                         {"generation", report.generation},
                                         {"seconds", report.seconds}};
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void print_index_report(const IndexReport& report) {
  fmt::print("{} added, {} updated, {} unchanged, {} renamed, {} removed, {} skipped\n", grouped(report.added),
             grouped(report.updated), grouped(report.unchanged), grouped(report.renamed), grouped(report.removed),
             grouped(report.skipped.size()));
  if (report.retagged > 0) {
    fmt::print("{} tagged anew, because the vocabulary or the tagger changed\n", counted(report.retagged, "article"));
  }
  if (report.repeated_blocks > 0) {
    fmt::print("{} left out of the articles they stand in: materia show ARTICLE --left-out\n",
               counted(report.repeated_blocks, "repeated block"));
  }
  if (report.reassembled > 0) {
    fmt::print("{} read again, because a block began or ceased to repeat\n", counted(report.reassembled, "article"));
  }
  fmt::print("generation {}, {:.2f} s\n", report.generation, report.seconds);
  for (const std::string& warning : report.warnings) {
    fmt::print(stderr, "vocabulary: {}\n", warning);
  }
  if (!report.lost.empty()) {
    fmt::print(stderr, "the file was damaged. What could not be read from it:\n");
    for (const std::string& what : report.lost) {
      fmt::print(stderr, "  {}\n", what);
    }
  }
  print_rows("repaired", report.repaired);
  print_rows("skipped", report.skipped);
}

std::string changes_in_words(const IndexReport& report) {
  std::string words;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0) {
      words += fmt::format("{}{} {}", words.empty() ? "" : ", ", grouped(count), what);
    }
  };
  add(report.added, "added");
  add(report.updated, "updated");
  add(report.renamed, "renamed");
  add(report.removed, "removed");
  add(report.retagged, "tagged anew");
  return words;
}

}  // namespace materia
