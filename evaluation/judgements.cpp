#include "evaluation/judgements.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "evaluation/error.h"
#include "evaluation/lines.h"

namespace materia {
namespace {

using Json = nlohmann::json;

Json parse_object(std::string_view line) {
  Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) {
    throw EvaluationError(R"(is no JSON object; write one as {"_id": "1", "text": "knee pain"})");
  }
  return object;
}

/// A field's text; a number counts as the text it is written as. Throws where it is absent, empty or something else.
std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  std::string text;
  if (found != object.end() && found->is_string()) text = found->get<std::string>();
  if (found != object.end() && found->is_number()) text = found->dump();
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw EvaluationError(fmt::format("has no \"{}\"", key));
  }
  return text;
}

}  // namespace

std::vector<TopicQuery> read_queries(const std::filesystem::path& file) {
  std::vector<TopicQuery> queries;
  std::unordered_set<std::string> seen;
  for_each_line(file, [&](std::string_view line, std::size_t) {
    const Json object = parse_object(line);
    TopicQuery query{text_of(object, "_id"), text_of(object, "text")};
    if (!seen.insert(query.id).second) {
      throw EvaluationError(fmt::format("the _id '{}' stands there twice", query.id));
    }
    queries.push_back(std::move(query));
  });
  return queries;
}

Judgements read_judgements(const std::filesystem::path& file) {
  Judgements judgements;
  std::unordered_map<std::string, std::size_t> positions;
  for_each_line(file, [&](std::string_view line, std::size_t number) {
    const std::vector<std::string_view> columns = columns_of(line);
    if (columns.size() != 3 || columns[0].empty() || columns[1].empty()) {
      throw EvaluationError(fmt::format("has {} columns; a judgement is query, document and grade", columns.size()));
    }
    if (number == 1 && columns[2] == "score") return;
    const int grade = whole_number(columns[2], "the grade");
    const auto [position, is_new] = positions.try_emplace(std::string(columns[0]), judgements.size());
    if (is_new) judgements.push_back({position->first, {}});
    Grades& grades = judgements[position->second].grades;
    const auto [judged, is_first] = grades.try_emplace(std::string(columns[1]), grade);
    if (!is_first && judged->second != grade) {
      throw EvaluationError(
          fmt::format("document '{}' has the grade {} for query '{}' already", columns[1], judged->second, columns[0]));
    }
  });
  return judgements;
}

}  // namespace materia
