#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/tag_report.h"
#include "evaluation/tag_judgements.h"
#include "evaluation/tag_measures.h"
#include "store/error.h"
#include "store/reader.h"

namespace materia {
namespace {

struct EvalTagsArguments {
  std::string db;
  std::string gold;
  double at_least = 0;
  bool with_editors = false;
  TagReportOptions report;
};

/// What a document says of a concept on the whole: what makes a tag before what makes none.
TagVerdict assertion_of(const Finding& finding) {
  if (finding.count(Assertion::affirmed) > 0) return TagVerdict::affirmed;
  if (finding.count(Assertion::uncertain) > 0) return TagVerdict::uncertain;
  return finding.count(Assertion::negated) > 0 ? TagVerdict::negated : TagVerdict::contrast;
}

TagVerdict verdict_of(Level level) {
  return level == Level::about ? TagVerdict::about : TagVerdict::mention;
}

/// The documents of a knowledge base by path.
class Paths {
 public:
  explicit Paths(Reader& reader) {
    for (const DocumentId id : reader.newest_first()) {
      ids_.emplace(reader.path(id).value_or(""), id);
    }
  }

  /// The document that a gold set names: by its path, or by the beginning of it where only one begins so.
  [[nodiscard]] DocumentId find(const std::string& name, const std::string& gold) const {
    const auto first = ids_.lower_bound(name);
    if (first == ids_.end() || !first->first.starts_with(name)) {
      throw Error(
          fmt::format("{}: the knowledge base has no document '{}'; index the articles that were judged", gold, name));
    }
    const auto next = std::next(first);
    if (first->first != name && next != ids_.end() && next->first.starts_with(name)) {
      throw Error(fmt::format("{}: more than one document begins with '{}', among them {} and {}", gold, name,
                              first->first, next->first));
    }
    return first->second;
  }

 private:
  std::map<std::string, DocumentId> ids_;
};

/// What the tagger found, whether it makes a tag or not; `with_editors`, with the levels of the tags as they hold.
void add_found(Reader& reader, const Vocabulary& vocabulary, DocumentId id, const std::string& document,
               bool with_editors, std::vector<FoundConcept>& found) {
  std::map<ConceptId, FoundConcept> by_concept;
  const auto of = [&](ConceptId concept_id) -> FoundConcept& {
    FoundConcept& one = by_concept[concept_id];
    const Concept& named = vocabulary.concepts()[vocabulary.find(concept_id).value()];
    one.document = document;
    one.scheme = named.scheme;
    one.concept_name = named.local_name;
    return one;
  };
  for (const Finding& finding : reader.findings(id)) {
    FoundConcept& one = of(finding.concept_id);
    one.assertion = assertion_of(finding);
    if (finding.level && !with_editors) one.level = verdict_of(*finding.level);
  }
  if (with_editors) {
    for (const Tag& tag : reader.tags(id)) of(tag.concept_id).level = verdict_of(tag.level);
  }
  for (const auto& [concept_id, one] : by_concept) {
    found.push_back(one);
  }
}

int run_eval_tags(const EvalTagsArguments& arguments) {
  const std::vector<TagJudgement> judgements = read_tag_judgements(arguments.gold);
  Reader reader(arguments.db);
  const Reader::Transaction transaction(reader);
  const Vocabulary vocabulary = reader.vocabulary();
  const Paths paths(reader);
  std::vector<FoundConcept> found;
  std::map<std::string, DocumentId> seen;
  for (const TagJudgement& judgement : judgements) {
    if (!vocabulary.find(judgement.scheme, judgement.concept_name)) {
      throw Error(
          fmt::format("{}: the vocabulary has no {} '{}'", arguments.gold, judgement.scheme, judgement.concept_name));
    }
    if (!seen.contains(judgement.document)) {
      const DocumentId id = paths.find(judgement.document, arguments.gold);
      seen.emplace(judgement.document, id);
      add_found(reader, vocabulary, id, judgement.document, arguments.with_editors, found);
    }
  }
  const TagEvaluation evaluation = evaluate_tags(judgements, found);
  print_tag_report(evaluation, arguments.report);
  if (evaluation.headline() < arguments.at_least) {
    fmt::print(stderr, "materia: {}: {:.4f} is below {}\n", arguments.gold, evaluation.headline(), arguments.at_least);
    return exit_nothing;
  }
  return exit_done;
}

}  // namespace

void add_eval_tags_command(CLI::App& eval, int& exit_code) {
  auto arguments = std::make_shared<EvalTagsArguments>();
  CLI::App& command = *eval.add_subcommand("tags", "Measure tags and assertions against a gold set");
  command.add_option("gold", arguments->gold, "Document, scheme, concept and verdict a line")->required();
  add_db_option(command, arguments->db);
  command
      .add_option(
          "--at-least", arguments->at_least,
          "Exit with 1 below this F1 (of tags; of recognised concepts or the share of right assertions where the "
          "gold set has no tags)")
      ->check(CLI::Range(0.0, 1.0));
  command.add_flag(
      "--with-editors", arguments->with_editors,
      "Measure the tags as they hold, with front matter and decisions, not what the tagger finds by itself");
  command.add_flag("--per-concept", arguments->report.per_concept, "A row for each concept");
  command.add_flag("!--no-errors", arguments->report.errors, "Leave out the list of errors");
  add_json_option(command, arguments->report.json);
  command.footer(
      "Verdicts: about and mention are tags (a document with one is taken to be labelled whole), present and absent "
      "say\n"
      "whether a concept is named, affirmed, negated, uncertain and contrast what is said of it.\n"
      "Example:\n"
      "  materia eval tags gold.tsv --db x.db --at-least .9\n"
      "Exit code: 0 measured, 1 below --at-least, 2 error.");
  command.callback([arguments, &exit_code] { exit_code = run_eval_tags(*arguments); });
}

}  // namespace materia
