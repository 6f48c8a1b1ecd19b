#include "cli/evaluation_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "cli/terminal.h"

namespace materia {
namespace {

using Json = nlohmann::ordered_json;

void print_json(const Json& object) {
  fmt::print("{}\n", object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void put_measures(Json& object, const Measures& measures) {
  for (const MeasureName& name : measure_names) {
    object[name.key] = measures.*name.value;
  }
}

Json as_json(const Evaluation& evaluation, bool per_query) {
  Json object = {{"queries", evaluation.queries.size()},
                 {"without_relevant", evaluation.without_relevant},
                 {"not_ranked", evaluation.not_ranked}};
  put_measures(object, evaluation.mean);
  if (per_query) {
    Json& rows = object["per_query"] = Json::array();
    for (const QueryMeasures& query : evaluation.queries) {
      Json row = {{"query", query.query}, {"relevant", query.relevant}};
      put_measures(row, query.measures);
      rows.push_back(std::move(row));
    }
  }
  return object;
}

Json as_json(const Comparison& comparison, bool per_query) {
  Json object = {{"queries", comparison.queries.size()},
                 {"measure", "ndcg@10"},
                 {"first", comparison.first},
                 {"second", comparison.second},
                 {"difference", comparison.difference},
                 {"wins", comparison.wins},
                 {"losses", comparison.losses},
                 {"ties", comparison.ties},
                 {"p", comparison.p}};
  if (per_query) {
    Json& rows = object["per_query"] = Json::array();
    for (const QueryDifference& query : comparison.queries) {
      rows.push_back({{"query", query.query},
                      {"first", query.first},
                      {"second", query.second},
                      {"difference", query.second - query.first}});
    }
  }
  return object;
}

/// How wide the column of query ids is.
template <typename Rows>
std::size_t id_width(const Rows& rows) {
  std::size_t width = std::string_view("query").size();
  for (const auto& row : rows) {
    width = std::max(width, row.query.size());
  }
  return width;
}

std::size_t column_width(const MeasureName& name) {
  return std::max(std::string_view("0.0000").size(), std::string_view(name.name).size());
}

void print_rows(const Evaluation& evaluation) {
  const std::size_t width = id_width(evaluation.queries);
  fmt::print("{:<{}}  {:>8}", "query", width, "relevant");
  for (const MeasureName& name : measure_names) {
    fmt::print("  {:>{}}", name.name, column_width(name));
  }
  fmt::print("\n");
  for (const QueryMeasures& query : evaluation.queries) {
    fmt::print("{:<{}}  {:>8}", query.query, width, query.relevant);
    for (const MeasureName& name : measure_names) {
      fmt::print("  {:>{}.4f}", query.measures.*name.value, column_width(name));
    }
    fmt::print("\n");
  }
  fmt::print("\n");
}

void print_rows(const Comparison& comparison) {
  const std::size_t width = id_width(comparison.queries);
  fmt::print("{:<{}}  {:>7}  {:>7}  {:>10}\n", "query", width, "first", "second", "difference");
  for (const QueryDifference& query : comparison.queries) {
    fmt::print("{:<{}}  {:>7.4f}  {:>7.4f}  {:>+10.4f}\n", query.query, width, query.first, query.second,
               query.second - query.first);
  }
  fmt::print("\n");
}

std::string queries(std::size_t count) {
  return count == 1 ? "1 query" : grouped(count) + " queries";
}

}  // namespace

void print_report(const Evaluation& evaluation, const ReportOptions& options) {
  if (options.json) {
    print_json(as_json(evaluation, options.per_query));
    return;
  }
  if (options.per_query) print_rows(evaluation);
  fmt::print("{}\n", queries(evaluation.queries.size()));
  if (evaluation.without_relevant > 0) {
    fmt::print("{} left out: no document was judged relevant\n", queries(evaluation.without_relevant));
  }
  if (evaluation.not_ranked > 0) {
    fmt::print("{} without a document, counted as 0\n", queries(evaluation.not_ranked));
  }
  for (const MeasureName& name : measure_names) {
    fmt::print("{:<18}  {:.4f}\n", name.name, evaluation.mean.*name.value);
  }
}

void print_report(const Comparison& comparison, const ReportOptions& options) {
  if (options.json) {
    print_json(as_json(comparison, options.per_query));
    return;
  }
  if (options.per_query) print_rows(comparison);
  fmt::print("nDCG@10 of {}\nfirst       {:.4f}\nsecond      {:.4f}\ndifference  {:+.4f}\n",
             queries(comparison.queries.size()), comparison.first, comparison.second, comparison.difference);
  fmt::print("second better {}, worse {}, the same {}\n", grouped(comparison.wins), grouped(comparison.losses),
             grouped(comparison.ties));
  fmt::print("p = {:.5f} (two-sided paired randomization test)\n", comparison.p);
}

}  // namespace materia
