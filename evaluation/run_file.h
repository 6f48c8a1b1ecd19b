#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace materia {

struct ScoredDocument {
  std::string id;
  double score = 0;  ///< finite
};

/// What a search engine found for one query, best first, each document once.
struct QueryRanking {
  std::string query;
  std::vector<ScoredDocument> documents;
};

/// What a search engine found for the queries of a collection: each query once. A query that found nothing is in no
/// file, and may be in a run or not.
using Run = std::vector<QueryRanking>;

/// Reads a run file: `query document rank score` a line, or TREC's six columns, `query Q0 document rank score
/// name`. A query's documents are put in the order of score, highest first; equal scores in the order of rank, then of
/// the file. Queries come in the order in which the file first names them. Throws EvaluationError, naming file and
/// line, for what is no such line and for a document that stands there twice for a query.
Run read_run(const std::filesystem::path& file);

/// Writes `query document rank score` a line, ranks from 1, with a space between columns, or a tab where an id in
/// the run has a space. Throws EvaluationError when it can't be written, and for an id with a tab or line break.
void write_run(const Run& run, const std::filesystem::path& file);

}  // namespace materia
