#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/command.h"
#include "store/decide.h"
#include "store/names.h"

namespace materia {
namespace {

struct TagArguments {
  TagAddress tag;
  std::string db;
  std::string by;
  std::string why;
  bool json = false;
};

/// Who decides where --by is not given: $MATERIA_EDITOR, else the login name; empty where there is none.
std::string editor_name() {
  if (const char* editor = std::getenv("MATERIA_EDITOR"); editor != nullptr && *editor != '\0') {
    return editor;
  }
  const passwd* user = getpwuid(geteuid());
  return user == nullptr ? "" : user->pw_name;
}

nlohmann::ordered_json tag_json(const std::optional<Tag>& tag) {
  if (!tag) {
    return {};
  }
  return {{"level", name_of(tag->level)},
          {"salience", tag->salience},
          {"source", name_of(tag->source)},
          {"mentions", tag->mentions}};
}

void print_json(const Decided& decided, bool undone) {
  const Decision& said = decided.decision;
  const nlohmann::ordered_json object = {{"path", said.path},
                                         {"scheme", said.scheme},
                                         {"concept", said.concept_name},
                                         {"action", name_of(said.action)},
                                         {"by", said.by},
                                         {"why", said.why},
                                         {"at", said.at},
                                         {"undone", undone},
                                         {"tag", tag_json(decided.tag)},
                                         {"generation", decided.generation}};
  fmt::print("{}\n", object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void print(const Decided& decided, bool undone) {
  const Decision& said = decided.decision;
  const std::string now = decided.tag ? fmt::format("tagged now, level {}", name_of(decided.tag->level)) : "no tag now";
  if (undone) {
    fmt::print("{}: {} of {}:{} by {} taken back; {}\n", said.path, name_of(said.action), said.scheme,
               said.concept_name, said.by, now);
  } else {
    fmt::print("{}: {} {}:{} by {}; {}\n", said.path, name_of(said.action), said.scheme, said.concept_name, said.by,
               now);
  }
}

int run_tag(const TagArguments& arguments, const std::optional<Decision::Action>& action) {
  try {
    if (action && arguments.by.empty() && editor_name().empty()) {
      throw Error("who decides? give --by NAME or set MATERIA_EDITOR");
    }
    const Decided decided = action ? decide(arguments.db, arguments.tag, *action,
                                            arguments.by.empty() ? editor_name() : arguments.by, arguments.why)
                                   : undo_decision(arguments.db, arguments.tag);
    arguments.json ? print_json(decided, !action) : print(decided, !action);
    return exit_done;
  } catch (const NothingToUndo& nothing) {
    fmt::print(stderr, "materia: {}\n", nothing.what());
    return exit_nothing;
  }
}

/// Without an action it takes the newest decision back.
void add_action(CLI::App& parent, const std::string& name, const std::string& help,
                const std::optional<Decision::Action>& action, int& exit_code) {
  auto arguments = std::make_shared<TagArguments>();
  CLI::App& command = *parent.add_subcommand(name, help);
  command.add_option("document", arguments->tag.document, "Its path or id")->required();
  command
      .add_option("concept", arguments->tag.concept_name,
                  "Its id, with the facet before a colon where two have it: condition:back-pain")
      ->required();
  command
      .add_option("--by", arguments->by,
                  action ? "Who decides (default: $MATERIA_EDITOR, else the login name)"
                         : "Not kept: what is undone leaves no trace")
      ->type_name("NAME");
  command.add_option("--why", arguments->why, action ? "The reason, kept with the decision" : "Not kept either")
      ->type_name("TEXT");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.callback([arguments, action, &exit_code] { exit_code = run_tag(*arguments, action); });
}

}  // namespace

void add_tag_command(CLI::App& program, int& exit_code) {
  using Action = Decision::Action;
  CLI::App& command = *program.add_subcommand("tag", "Decide on a tag of an article, for good");
  command.require_subcommand(1);
  add_action(command, "confirm", "The tag is right, and stays whatever the tagger finds later", Action::confirm,
             exit_code);
  add_action(command, "deny", "The article does not have this tag, whatever the tagger finds", Action::deny, exit_code);
  add_action(command, "add", "The article is about this", Action::add, exit_code);
  add_action(command, "undo", "Take the newest decision on a tag back; the one before it holds again", std::nullopt,
             exit_code);
  command.footer(
      "Examples:\n"
      "  materia tag deny articles/sciatica.md herniated-disc --by ana --why \"an aside\"\n"
      "  materia tag undo articles/sciatica.md herniated-disc\n"
      "Decisions hold at once and outlive indexing, renames, --rebuild and new vocabularies. `undo` also takes the "
      "path\n"
      "of an article that is gone and a concept that is retired. Exit code: 0 done, 1 nothing to undo, 2 error.");
}

}  // namespace materia
