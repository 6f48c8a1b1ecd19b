#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/command_vocab.h"
#include "cli/terminal.h"
#include "indexer/apply_vocabulary.h"

namespace materia {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t rows_by_default = 20;

struct ChangeArguments {
  std::string path;
  std::string db;
  std::size_t limit = rows_by_default;
  bool json = false;
};

ordered_json as_json(const ConceptReference& one) {
  return {{"concept", one.concept_name}, {"scheme", one.scheme}, {"label", one.label}};
}

ordered_json as_json(const RenamedConcept& one) {
  ordered_json object = as_json(one.now);
  object["before"] = one.before;
  return object;
}

ordered_json as_json(const ExampleArticle& article) {
  return {{"path", article.path}, {"title", article.title}};
}

ordered_json as_json(const NewCollision& collision);
ordered_json as_json(const ConceptTagChange& change);

template <typename Items>
ordered_json array_of(const Items& items) {
  auto array = ordered_json::array();
  for (const auto& item : items) {
    array.push_back(as_json(item));
  }
  return array;
}

ordered_json as_json(const NewCollision& collision) {
  return {{"label", collision.label}, {"concepts", array_of(collision.concepts)}};
}

ordered_json as_json(const ConceptTagChange& change) {
  ordered_json object = as_json(change.of);
  object["gained"] = change.gained;
  object["lost"] = change.lost;
  object["other_level"] = change.relevelled;
  object["gained_by"] = array_of(change.gained_by);
  object["lost_by"] = array_of(change.lost_by);
  return object;
}

ordered_json as_json(const VocabularyChange& change) {
  return {{"articles", change.articles},
          {"changed_articles", change.changed_articles},
          {"gained", change.gained},
          {"lost", change.lost},
          {"other_level", change.relevelled},
          {"added", array_of(change.added)},
          {"removed", array_of(change.removed)},
          {"renamed", array_of(change.renamed)},
          {"relabelled", change.relabelled},
          {"retired_decisions", change.retired_decisions},
          {"new_collisions", array_of(change.new_collisions)},
          {"tags", array_of(change.tags)},
          {"warnings", change.warnings}};
}

std::string text_of(const ConceptReference& one) {
  return fmt::format("{} ({}:{})", one.label, one.scheme, one.concept_name);
}

/// The first rows under a heading, and how many more there are.
template <typename Rows, typename Print>
void print_rows(const Style& style, const std::string& heading, const Rows& rows, std::size_t limit, Print&& print) {
  if (rows.empty()) {
    return;
  }
  fmt::print("\n{}\n", style.title({{heading, false}}));
  for (std::size_t i = 0; i < std::min(rows.size(), limit); ++i) {
    print(rows[i]);
  }
  if (rows.size() > limit) {
    fmt::print("  {}\n", style.faint(fmt::format("and {} more; --limit shows them", grouped(rows.size() - limit))));
  }
}

void print_tag_change(const Style& style, const ConceptTagChange& change) {
  std::string counts = fmt::format("+{}, −{}", grouped(change.gained), grouped(change.lost));
  if (change.relevelled > 0) {
    counts += fmt::format(", {} at another level", grouped(change.relevelled));
  }
  fmt::print("  {}  {}\n", text_of(change.of), counts);
  for (const auto& [sign, articles] : {std::pair("+", &change.gained_by), std::pair("−", &change.lost_by)}) {
    for (const ExampleArticle& article : *articles) {
      fmt::print("    {}\n", style.faint(fmt::format("{} {}  {}", sign, article.path, article.title)));
    }
  }
}

void print_change(const VocabularyChange& change, std::size_t limit) {
  const Style style;
  fmt::print("tags: +{}, −{}, {} at another level, on {} of {}\n", grouped(change.gained), grouped(change.lost),
             grouped(change.relevelled), grouped(change.changed_articles), counted(change.articles, "article"));
  fmt::print("concepts: {} added, {} removed, {} renamed, {} with other names beside\n", grouped(change.added.size()),
             grouped(change.removed.size()), grouped(change.renamed.size()), grouped(change.relabelled));
  if (change.retired_decisions > 0) {
    fmt::print("{} on concepts that are gone: kept, and in force again when the concept comes back\n",
               counted(change.retired_decisions, "decision"));
  }
  const auto print_concept = [](const ConceptReference& one) { fmt::print("  {}\n", text_of(one)); };
  print_rows(style, "Tags by concept", change.tags, limit,
             [&](const ConceptTagChange& one) { print_tag_change(style, one); });
  print_rows(style, "New collisions", change.new_collisions, limit, [](const NewCollision& one) {
    std::string concepts;
    for (const ConceptReference& sharing : one.concepts) {
      concepts += (concepts.empty() ? "" : " / ") + sharing.label;
    }
    fmt::print("  {}: {}\n", one.label, concepts);
  });
  print_rows(style, "Added", change.added, limit, print_concept);
  print_rows(style, "Removed", change.removed, limit, print_concept);
  print_rows(style, "Renamed", change.renamed, limit,
             [](const RenamedConcept& one) { fmt::print("  {}, before “{}”\n", text_of(one.now), one.before); });
}

int run_preview(const ChangeArguments& arguments) {
  const VocabularyChange change = preview_vocabulary(arguments.db, turtle_sources(arguments.path));
  if (arguments.json) {
    print_json(as_json(change));
    return exit_done;
  }
  print_change(change, arguments.limit);
  fmt::print("\nNothing was changed; `materia vocab apply {}` does it.\n", arguments.path);
  print_warnings(change.warnings);
  return exit_done;
}

void add_options(CLI::App& command, ChangeArguments& arguments) {
  command.add_option("vocabulary", arguments.path, "SKOS: a folder of .ttl files, or one .ttl or .csv file")
      ->required()
      ->type_name("DIR|FILE");
  command.add_option("--limit", arguments.limit, "Most rows of each list")->capture_default_str()->type_name("N");
  add_db_option(command, arguments.db);
  add_json_option(command, arguments.json);
}

}  // namespace

int run_vocab_apply(const std::string& db, const std::vector<TurtleSource>& sources, bool json, std::size_t limit) {
  const AppliedVocabulary applied = apply_vocabulary(db, sources);
  if (json) {
    ordered_json object = as_json(applied.change);
    object["generation"] = applied.generation;
    object["seconds"] = applied.seconds;
    print_json(object);
    return exit_done;
  }
  print_change(applied.change, limit);
  fmt::print("\ngeneration {}, {:.2f} s\n", applied.generation, applied.seconds);
  print_warnings(applied.change.warnings);
  return exit_done;
}

void add_vocab_preview(CLI::App& vocab, int& exit_code) {
  auto arguments = std::make_shared<ChangeArguments>();
  CLI::App& command = *vocab.add_subcommand("preview", "Print what applying a vocabulary would change; nothing is");
  add_options(command, *arguments);
  command.footer("Examples:\n  materia vocab preview mine.ttl\n  materia vocab preview vocabulary/ --json");
  command.callback([arguments, &exit_code] { exit_code = run_preview(*arguments); });
}

void add_vocab_apply(CLI::App& vocab, int& exit_code) {
  auto arguments = std::make_shared<ChangeArguments>();
  CLI::App& command =
      *vocab.add_subcommand("apply", "Replace the vocabulary and tag every article anew from its stored text");
  add_options(command, *arguments);
  command.footer("Examples:\n  materia vocab apply mine.ttl\n  materia vocab apply vocabulary/ --json");
  command.callback([arguments, &exit_code] {
    exit_code = run_vocab_apply(arguments->db, turtle_sources(arguments->path), arguments->json, arguments->limit);
  });
}

}  // namespace materia
