#include "cli/tag_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

namespace materia {
namespace {

using Json = nlohmann::ordered_json;

constexpr TagVerdict assertions[] = {TagVerdict::affirmed, TagVerdict::negated, TagVerdict::uncertain,
                                     TagVerdict::contrast};

Json as_json(const Counts& counts) {
  return {{"precision", counts.precision()}, {"recall", counts.recall()}, {"f1", counts.f1()},
          {"right", counts.right},           {"extra", counts.extra},     {"missing", counts.missing}};
}

Json assertion_json(const TagEvaluation& evaluation) {
  Json table = Json::object();
  for (std::size_t row = 0; row < evaluation.assertion_table.size(); ++row) {
    Json& counts = table[std::string(name_of(assertions[row]))] = Json::object();
    for (std::size_t column = 0; column < evaluation.assertion_table.size(); ++column) {
      counts[std::string(name_of(assertions[column]))] = evaluation.assertion_table[row][column];
    }
    counts["nothing"] = evaluation.assertion_table[row].back();
  }
  return {{"judged", evaluation.asserted},
          {"right", evaluation.assertions_right},
          {"accuracy", evaluation.assertion_accuracy()},
          {"table", table}};
}

Json as_json(const TagEvaluation& evaluation) {
  Json object = {{"documents", evaluation.documents}, {"headline", evaluation.headline()}};
  if (!evaluation.tags.empty()) {
    object["tags"] = as_json(evaluation.tags);
    object["tags"]["macro_f1"] = evaluation.macro_f1;
    object["about"] = as_json(evaluation.about);
    object["mention"] = as_json(evaluation.mention);
    object["level_accuracy"] = evaluation.level_accuracy();
    Json& rows = object["concepts"] = Json::array();
    for (const ConceptCounts& row : evaluation.by_concept) {
      Json counts = as_json(row.counts);
      counts["scheme"] = row.scheme;
      counts["concept"] = row.concept_name;
      rows.push_back(std::move(counts));
    }
  }
  if (evaluation.presence_accuracy() > 0 || !evaluation.presence.empty()) {
    object["presence"] = as_json(evaluation.presence);
    object["presence"]["absent_right"] = evaluation.absent_right;
    object["presence"]["accuracy"] = evaluation.presence_accuracy();
  }
  if (evaluation.asserted > 0) object["assertion"] = assertion_json(evaluation);
  Json& errors = object["errors"] = Json::array();
  for (const TagError& error : evaluation.errors) {
    errors.push_back({{"document", error.document},
                      {"scheme", error.scheme},
                      {"concept", error.concept_name},
                      {"expected", error.expected},
                      {"found", error.found}});
  }
  return object;
}

void print_counts(std::string_view name, const Counts& counts) {
  fmt::print("{:<14}  {:>9.4f}  {:>7.4f}  {:>7.4f}  {:>6}  {:>6}  {:>7}\n", name, counts.precision(), counts.recall(),
             counts.f1(), counts.right, counts.extra, counts.missing);
}

void print_heading(std::string_view name) {
  fmt::print("{:<14}  {:>9}  {:>7}  {:>7}  {:>6}  {:>6}  {:>7}\n", name, "precision", "recall", "F1", "right", "extra",
             "missing");
}

void print_tags(const TagEvaluation& evaluation, bool per_concept) {
  print_heading("tags");
  print_counts("all", evaluation.tags);
  print_counts("about", evaluation.about);
  print_counts("mention", evaluation.mention);
  fmt::print("macro F1 over {} concepts  {:.4f}\n", evaluation.by_concept.size(), evaluation.macro_f1);
  fmt::print("level right where the tag is  {:.4f}\n", evaluation.level_accuracy());
  if (!per_concept) return;
  fmt::print("\n");
  print_heading("concept");
  for (const ConceptCounts& row : evaluation.by_concept) {
    print_counts(row.scheme + ":" + row.concept_name, row.counts);
  }
}

void print_assertions(const TagEvaluation& evaluation) {
  fmt::print("assertion right  {:.4f}  ({} of {})\n", evaluation.assertion_accuracy(), evaluation.assertions_right,
             evaluation.asserted);
  fmt::print("{:<14}", "judged \\ found");
  for (const TagVerdict assertion : assertions) fmt::print("  {:>9}", name_of(assertion));
  fmt::print("  {:>9}\n", "nothing");
  for (std::size_t row = 0; row < evaluation.assertion_table.size(); ++row) {
    fmt::print("{:<14}", name_of(assertions[row]));
    for (const std::size_t count : evaluation.assertion_table[row]) fmt::print("  {:>9}", count);
    fmt::print("\n");
  }
}

}  // namespace

void print_tag_report(const TagEvaluation& evaluation, const TagReportOptions& options) {
  if (options.json) {
    fmt::print("{}\n", as_json(evaluation).dump(-1, ' ', false, Json::error_handler_t::replace));
    return;
  }
  fmt::print("{} documents\n", evaluation.documents);
  if (!evaluation.tags.empty()) print_tags(evaluation, options.per_concept);
  if (evaluation.presence_accuracy() > 0 || !evaluation.presence.empty()) {
    print_heading("recognised");
    print_counts("present", evaluation.presence);
    fmt::print("right, absent ones included  {:.4f}\n", evaluation.presence_accuracy());
  }
  if (evaluation.asserted > 0) print_assertions(evaluation);
  if (!options.errors) return;
  fmt::print("{} errors{}\n", evaluation.errors.size(), evaluation.errors.empty() ? "" : ":");
  for (const TagError& error : evaluation.errors) {
    fmt::print("{}  {}:{}  expected {}, found {}\n", error.document, error.scheme, error.concept_name, error.expected,
               error.found);
  }
}

}  // namespace materia
