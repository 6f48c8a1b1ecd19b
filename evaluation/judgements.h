#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace materia {

/// A query of a judged collection. Neither is ever empty.
struct TopicQuery {
  std::string id;
  std::string text;
};

/// How relevant documents are to one query, by a person's judgement: above 0 is relevant, more is better. What is not
/// in it was not judged.
using Grades = std::unordered_map<std::string, int>;

struct JudgedQuery {
  std::string id;
  Grades grades;  ///< by document; those that were read are never empty
};

/// In the order in which the file first names the queries, each query once.
using Judgements = std::vector<JudgedQuery>;

/// Reads BEIR's queries.jsonl: one object {"_id", "text"} a line; other fields are passed over. In the file's order.
/// Throws EvaluationError, naming file and line, for what is no such object and for an _id that stands there twice.
std::vector<TopicQuery> read_queries(const std::filesystem::path& file);

/// Reads BEIR's qrels.tsv: query, document and grade (a whole number) a line, between tabs or spaces; a first line
/// whose third column is "score" is a heading. Throws EvaluationError, naming file and line, for what is no such line
/// and for a pair that stands there twice with different grades.
Judgements read_judgements(const std::filesystem::path& file);

}  // namespace materia
