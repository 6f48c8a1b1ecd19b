// Prints materia's measures beside those of its peers as a table in Markdown: relevance_report FOLDER
//
// FOLDER holds a folder for each row, with qrels.tsv, materia.run and, where there are such, lucene.run and xapian.run.
// A row with a plus in its name ("medquad+tags") is a variant of a collection and left out of the mean.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/compare_runs.h"
#include "evaluation/judgements.h"
#include "evaluation/measures.h"
#include "evaluation/run_file.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 2> peers = {"Lucene", "Xapian"};
constexpr std::array<const char*, 2> peer_files = {"lucene.run", "xapian.run"};

struct Row {
  std::string name;
  std::size_t queries = 0;
  Measures materia;
  std::array<std::optional<Comparison>, peers.size()> against;  ///< the peer first, materia second
};

Row read_row(const fs::path& folder) {
  const Judgements judgements = read_judgements(folder / "qrels.tsv");
  const Evaluation materia = evaluate(read_run(folder / "materia.run"), judgements);
  Row row{folder.filename().string(), materia.queries.size(), materia.mean, {}};
  for (std::size_t i = 0; i < peers.size(); ++i) {
    if (fs::exists(folder / peer_files[i])) {
      row.against[i] = compare_runs(evaluate(read_run(folder / peer_files[i]), judgements), materia);
    }
  }
  return row;
}

std::vector<Row> read_rows(const fs::path& folder) {
  std::vector<Row> rows;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (fs::exists(entry.path() / "materia.run")) rows.push_back(read_row(entry.path()));
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.name < b.name; });
  return rows;
}

bool is_variant(const Row& row) {
  return row.name.find('+') != std::string::npos;
}

/// The mean over collections, each counting once; a peer has one only where it has all of them.
Row mean_of(const std::vector<Row>& rows) {
  Row mean{"mean", 0, {}, {}};
  const auto collections = static_cast<double>(std::count_if(rows.begin(), rows.end(), std::not_fn(is_variant)));
  std::array<Comparison, peers.size()> sums;
  std::array<bool, peers.size()> complete{};
  complete.fill(true);
  for (const Row& row : rows) {
    if (is_variant(row)) continue;
    mean.queries += row.queries;
    for (const MeasureName& name : measure_names) {
      mean.materia.*name.value += row.materia.*name.value / collections;
    }
    for (std::size_t i = 0; i < peers.size(); ++i) {
      complete[i] = complete[i] && row.against[i];
      if (row.against[i]) sums[i].first += row.against[i]->first / collections;
    }
  }
  for (std::size_t i = 0; i < peers.size(); ++i) {
    if (!complete[i]) continue;
    sums[i].difference = mean.materia.ndcg_at_10 - sums[i].first;
    mean.against[i] = sums[i];
  }
  return mean;
}

void print_heading() {
  fmt::print("| collection | queries |");
  for (const MeasureName& name : measure_names) {
    fmt::print(" {} |", name.name);
  }
  for (const char* peer : peers) {
    fmt::print(" {} nDCG@10 | materia against it | p |", peer);
  }
  fmt::print("\n|---|--:|");
  for (std::size_t i = 0; i < measure_names.size() + 3 * peers.size(); ++i) {
    fmt::print("--:|");
  }
  fmt::print("\n");
}

void print_row(const Row& row, bool with_p) {
  fmt::print("| {} | {} |", row.name, row.queries);
  for (const MeasureName& name : measure_names) {
    fmt::print(" {:.4f} |", row.materia.*name.value);
  }
  for (const std::optional<Comparison>& against : row.against) {
    if (!against) {
      fmt::print(" | | |");
      continue;
    }
    const std::string p = !with_p ? "" : against->p < 0.0001 ? "<0.0001" : fmt::format("{:.4f}", against->p);
    fmt::print(" {:.4f} | {:+.1f}% | {} |", against->first, 100 * against->difference / against->first, p);
  }
  fmt::print("\n");
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: relevance_report FOLDER\n");
    return 2;
  }
  try {
    const std::vector<materia::Row> rows = materia::read_rows(arguments[1]);
    if (rows.empty()) {
      fmt::print(stderr, "relevance_report: {}: no folder with a materia.run is in it\n", arguments[1]);
      return 1;
    }
    materia::print_heading();
    for (const materia::Row& row : rows) {
      materia::print_row(row, true);
    }
    materia::print_row(materia::mean_of(rows), false);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "relevance_report: {}\n", error.what());
    return 2;
  }
}
