#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "query/json.h"
#include "query/searcher.h"
#include "store/names.h"

namespace materia {
namespace {

struct TagsArguments {
  std::string document;
  std::string db;
  bool json = false;
};

std::string action_said(Decision::Action action) {
  switch (action) {
    case Decision::Action::confirm:
      return "confirmed";
    case Decision::Action::deny:
      return "denied";
    case Decision::Action::add:
      return "added";
  }
  return {};
}

/// Who said something of it, if anyone did: ", denied by ana on 2024-05-01: only an aside".
std::string word_of_editor(const TagEvidence& evidence) {
  if (evidence.decision) {
    const Decision& said = *evidence.decision;
    return fmt::format(", {} by {} on {}{}", action_said(said.action), said.by, said.at.substr(0, 10),
                       said.why.empty() ? "" : ": " + said.why);
  }
  if (!evidence.from_front_matter) {
    return {};
  }
  return evidence.tagged ? ", set in its front matter" : ", denied in its front matter";
}

std::string reasons_of(const TagEvidence& evidence) {
  std::string text;
  for (const ShownReason& reason : evidence.reasons) {
    text += fmt::format("{}{} ({:.2g})", text.empty() ? "" : ", ", reason.says, reason.points);
  }
  return text;
}

/// What stands in the first column: the level, or why it is no tag.
std::string standing(const TagEvidence& evidence) {
  if (evidence.tagged) {
    return std::string(name_of(evidence.tag.level));
  }
  const bool by_editor = evidence.decision || evidence.from_front_matter;
  return by_editor ? "denied" : "not";
}

/// Where no mention is affirmed, what they are: ", only uncertain", ", only negated or contrasted".
std::string only_said(const TagEvidence& evidence) {
  if (evidence.finding.assertion() == Assertion::uncertain) {
    return ", only uncertain";
  }
  if (evidence.finding.tagging() > 0 || evidence.mentions.empty()) {
    return {};
  }
  const bool negated = evidence.finding.count(Assertion::negated) > 0;
  const bool contrasted = evidence.finding.count(Assertion::contrast) > 0;
  return fmt::format(", only {}", negated && contrasted ? "negated or contrasted" : negated ? "negated" : "contrasted");
}

void print_mention(const ShownMention& mention, const Style& style) {
  std::string note;
  if (mention.assertion != Assertion::affirmed) {
    note = fmt::format(" ({}{})", name_of(mention.assertion), mention.cue.empty() ? "" : ": “" + mention.cue + "”");
  }
  fmt::print("    {}{}\n", style.evidence(mention.sentence), style.faint(note));
}

void print_evidence(const TagEvidence& evidence, const Style& style) {
  const ShownTag& tag = evidence.tag;
  fmt::print("\n{:<8} {}  {}\n", standing(evidence), style.facet(tag.scheme, tag.label),
             style.faint(fmt::format("{}:{}, {}{}{}", tag.scheme, tag.concept_name,
                                     counted(evidence.mentions.size(), "mention"), only_said(evidence),
                                     word_of_editor(evidence))));
  if (const std::string reasons = reasons_of(evidence); !reasons.empty()) {
    fmt::print("    {}\n", style.faint(reasons));
  }
  const std::string* heading = nullptr;
  for (const ShownMention& mention : evidence.mentions) {
    const std::string& below = mention.passage.heading;
    if (mention.field == Field::body && !below.empty() && (heading == nullptr || *heading != below)) {
      fmt::print("    {}\n", style.faint("› " + below));
    }
    heading = &below;
    print_mention(mention, style);
  }
}

int run_tags(const TagsArguments& arguments) {
  Searcher searcher(arguments.db);
  const auto evidence = searcher.evidence(arguments.document);
  if (!evidence) {
    fmt::print(stderr, "materia: {}: no such document in {}; name its path or id as search prints them\n",
               arguments.document, arguments.db);
    return exit_nothing;
  }
  if (arguments.json) {
    fmt::print("{}\n", to_json(*evidence));
    return exit_done;
  }
  const Style style;
  fmt::print("{}\n{}\n", style.title({{evidence->title, false}}),
             style.faint(evidence->path + (evidence->reviewed ? " · reviewed" : "")));
  if (evidence->tags.empty()) {
    fmt::print("\nno tag\n");
  }
  for (const TagEvidence& tag : evidence->tags) {
    print_evidence(tag, style);
  }
  return exit_done;
}

}  // namespace

void add_tags_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<TagsArguments>();
  CLI::App& command = *program.add_subcommand("tags", "Print the tags of an article with the sentences they came from");
  command.add_option("document", arguments->document, "Its path or id")->required();
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer(
      "Examples:\n  materia tags articles/sciatica.md\n  materia tags 12 --json\n"
      "Each tag stands with the reasons for its level and their points, then its sentences: the words marked, and "
      "what\n"
      "is not plainly affirmed with the words that decided so. What the article only denies or contrasts (\"not\") "
      "and\n"
      "what an editor denied (\"denied\") comes last.");
  command.callback([arguments, &exit_code] { exit_code = run_tags(*arguments); });
}

}  // namespace materia
