#include "evaluation/run_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "evaluation/error.h"
#include "evaluation/lines.h"

namespace materia {
namespace {

struct Row {
  std::string_view query;
  std::string_view document;
  int rank = 0;
  double score = 0;
};

Row row_of(std::string_view line) {
  const std::vector<std::string_view> columns = columns_of(line);
  const std::size_t count = columns.size();
  if (count != 4 && count != 6) {
    throw EvaluationError(
        fmt::format("has {} columns; a run has query, document, rank and score, or TREC's six", count));
  }
  const std::size_t document = count == 4 ? 1 : 2;
  if (columns[0].empty() || columns[document].empty()) throw EvaluationError("has an empty id");
  return {columns[0], columns[document], whole_number(columns[document + 1], "the rank"),
          finite_number(columns[document + 2], "the score")};
}

/// A query's rows while the file is read.
struct Gathered {
  std::string query;
  std::vector<std::pair<ScoredDocument, int>> rows;  ///< with their ranks
  std::unordered_set<std::string> seen;
};

QueryRanking in_order(Gathered& gathered) {
  std::stable_sort(gathered.rows.begin(), gathered.rows.end(), [](const auto& a, const auto& b) {
    return a.first.score != b.first.score ? a.first.score > b.first.score : a.second < b.second;
  });
  QueryRanking ranking{std::move(gathered.query), {}};
  for (auto& row : gathered.rows) {
    ranking.documents.push_back(std::move(row.first));
  }
  return ranking;
}

/// What stands between columns: a space, as people and programs expect, unless an id has one in it.
char separator_for(const Run& run) {
  char separator = ' ';
  const auto look_at = [&](const std::string& id) {
    if (id.find_first_of("\t\r\n") != std::string::npos) {
      throw EvaluationError(fmt::format("the id '{}' has a tab or a line break; no run file can hold it", id));
    }
    if (id.find(' ') != std::string::npos) separator = '\t';
  };
  for (const QueryRanking& ranking : run) {
    look_at(ranking.query);
    for (const ScoredDocument& document : ranking.documents) look_at(document.id);
  }
  return separator;
}

}  // namespace

Run read_run(const std::filesystem::path& file) {
  std::vector<Gathered> queries;
  std::unordered_map<std::string, std::size_t> positions;
  for_each_line(file, [&](std::string_view line, std::size_t) {
    const Row row = row_of(line);
    const auto [position, is_new] = positions.try_emplace(std::string(row.query), queries.size());
    if (is_new) queries.push_back({position->first, {}, {}});
    Gathered& query = queries[position->second];
    if (!query.seen.emplace(row.document).second) {
      throw EvaluationError(fmt::format("document '{}' stands there twice for query '{}'", row.document, row.query));
    }
    query.rows.push_back({{std::string(row.document), row.score}, row.rank});
  });
  Run run;
  for (Gathered& query : queries) {
    run.push_back(in_order(query));
  }
  return run;
}

void write_run(const Run& run, const std::filesystem::path& file) {
  const char separator = separator_for(run);
  std::ofstream stream(file, std::ios::binary);
  for (const QueryRanking& ranking : run) {
    std::size_t rank = 0;
    for (const ScoredDocument& document : ranking.documents) {
      stream << fmt::format("{1}{0}{2}{0}{3}{0}{4:.6f}\n", separator, ranking.query, document.id, ++rank,
                            document.score);
    }
  }
  if (!stream.flush()) {
    throw EvaluationError(fmt::format("{}: can't be written: {}", file.string(), std::strerror(errno)));
  }
}

}  // namespace materia
