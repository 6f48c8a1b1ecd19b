#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/command_vocab.h"
#include "cli/concept_articles.h"
#include "cli/terminal.h"
#include "store/error.h"

namespace materia {
namespace {

struct ListArguments {
  std::string scheme;
  std::string db;
  bool retired = false;
  bool json = false;
};

bool is_of(const Concept& one, const std::string& scheme) {
  return scheme.empty() || one.scheme == scheme;
}

std::string counts_of(const ConceptArticles& articles) {
  return articles.about.empty() && articles.mention.empty()
             ? "no article"
             : fmt::format("{} about, {} mention", grouped(articles.about.size()), grouped(articles.mention.size()));
}

/// The concepts of one scheme below one another; a concept with two broader ones stands below both.
class Tree {
 public:
  Tree(const Vocabulary& vocabulary, ArticlesByConcept& articles) : vocabulary_(vocabulary), articles_(articles) {}

  void print(const Scheme& scheme) {
    fmt::print("{}  {}\n", style_.facet(scheme.local_name, scheme.label), style_.faint(scheme.local_name));
    for (std::size_t i = 0; i < vocabulary_.concepts().size(); ++i) {
      if (vocabulary_.concepts()[i].scheme == scheme.local_name && vocabulary_.concepts()[i].broader.empty()) {
        print(i, 1);
      }
    }
  }

 private:
  void print(std::size_t top, std::size_t top_depth) {
    // With a list of its own, since a chain may be long.
    std::vector<std::pair<std::size_t, std::size_t>> waiting = {{top, top_depth}};
    while (!waiting.empty()) {
      const auto [position, depth] = waiting.back();
      waiting.pop_back();
      const Concept& one = vocabulary_.concepts()[position];
      fmt::print("{:{}}{}  {}\n", "", depth * 2, one.pref_label,
                 style_.faint(fmt::format("{}: {}", one.local_name, counts_of(articles_[one.id]))));
      const std::vector<std::size_t>& narrower = vocabulary_.narrower(position);
      for (auto below = narrower.rbegin(); below != narrower.rend(); ++below) {
        waiting.emplace_back(*below, depth + 1);
      }
    }
  }

  const Vocabulary& vocabulary_;
  ArticlesByConcept& articles_;
  Style style_;
};

nlohmann::ordered_json scheme_as_json(const Vocabulary& vocabulary, const Scheme& scheme, ArticlesByConcept& articles) {
  auto concepts = nlohmann::ordered_json::array();
  for (const Concept& one : vocabulary.concepts()) {
    if (one.scheme != scheme.local_name) {
      continue;
    }
    auto broader = nlohmann::ordered_json::array();
    for (const std::size_t above : one.broader) {
      broader.push_back(vocabulary.concepts()[above].local_name);
    }
    const ConceptArticles& counts = articles[one.id];
    concepts.push_back({{"concept", one.local_name},
                        {"label", one.pref_label},
                        {"broader", broader},
                        {"about", counts.about.size()},
                        {"mention", counts.mention.size()}});
  }
  return {{"scheme", scheme.local_name}, {"label", scheme.label}, {"concepts", concepts}};
}

int list_retired(Reader& reader, const ListArguments& arguments) {
  const EditorsWork work = reader.editors_work();
  auto rows = nlohmann::ordered_json::array();
  for (const RetiredConcept& retired : work.retired) {
    if (!arguments.scheme.empty() && retired.scheme != arguments.scheme) {
      continue;
    }
    const auto decisions = std::count_if(work.decisions.begin(), work.decisions.end(), [&](const Decision& decision) {
      return decision.scheme == retired.scheme && decision.concept_name == retired.local_name;
    });
    rows.push_back({{"concept", retired.local_name},
                    {"scheme", retired.scheme},
                    {"label", retired.pref_label},
                    {"iri", retired.iri},
                    {"decisions", decisions}});
    if (!arguments.json) {
      fmt::print("{}  {}:{}, {} kept\n", retired.pref_label, retired.scheme, retired.local_name,
                 counted(static_cast<std::size_t>(decisions), "decision"));
    }
  }
  if (arguments.json) {
    print_json({{"retired", rows}});
  } else if (rows.empty()) {
    fmt::print(stderr, "no concept was ever taken out of the vocabulary\n");
  }
  return rows.empty() ? exit_nothing : exit_done;
}

int run_list(const ListArguments& arguments) {
  Reader reader(arguments.db);
  const Reader::Transaction one_generation(reader);
  if (arguments.retired) {
    return list_retired(reader, arguments);
  }
  const Vocabulary vocabulary = reader.vocabulary();
  if (!arguments.scheme.empty() && vocabulary.scheme(arguments.scheme) == nullptr) {
    throw Error(arguments.scheme + ": the vocabulary has no such scheme; `materia vocab list` prints them all");
  }
  ArticlesByConcept articles = articles_by_concept(reader);
  auto schemes = nlohmann::ordered_json::array();
  for (const Scheme& scheme : vocabulary.schemes()) {
    if (!arguments.scheme.empty() && scheme.local_name != arguments.scheme) {
      continue;
    }
    if (arguments.json) {
      schemes.push_back(scheme_as_json(vocabulary, scheme, articles));
    } else {
      Tree(vocabulary, articles).print(scheme);
    }
  }
  if (arguments.json) {
    print_json({{"schemes", schemes}});
  }
  const bool any = std::any_of(vocabulary.concepts().begin(), vocabulary.concepts().end(),
                               [&](const Concept& one) { return is_of(one, arguments.scheme); });
  return any ? exit_done : exit_nothing;
}

}  // namespace

void add_vocab_list(CLI::App& vocab, int& exit_code) {
  auto arguments = std::make_shared<ListArguments>();
  CLI::App& command = *vocab.add_subcommand("list", "Print the concepts as a tree, with their counts of articles");
  command.add_option("--scheme", arguments->scheme, "One scheme only: therapy, condition, …")->type_name("NAME");
  command.add_flag("--retired", arguments->retired, "Concepts that the vocabulary once had, and decisions on them");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer("Examples:\n  materia vocab list --scheme therapy\n  materia vocab list --retired --json");
  command.callback([arguments, &exit_code] { exit_code = run_list(*arguments); });
}

}  // namespace materia
