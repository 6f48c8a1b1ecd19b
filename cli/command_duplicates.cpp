#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/terminal.h"
#include "store/decide_duplicate.h"
#include "store/reader.h"

namespace materia {
namespace {

using Json = nlohmann::ordered_json;

struct DuplicatesArguments {
  std::string db;
  std::string document;
  std::string by;
  std::string why;
  bool json = false;
};

void print_json(const Json& json) {
  fmt::print("{}\n", json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json member_json(const DuplicateGroup::Member& member) {
  return {{"id", member.id}, {"path", member.path}, {"title", member.title}};
}

Json group_json(const DuplicateGroup& group) {
  Json copies = Json::array();
  for (std::size_t i = 1; i < group.members.size(); ++i) {
    copies.push_back(member_json(group.members[i]));
  }
  return {{"canonical", member_json(group.members.front())},
          {"chosen_by_editor", group.chosen},
          {"copies", std::move(copies)}};
}

void print_group(const DuplicateGroup& group, const Style& style) {
  fmt::print("{}  {}{}\n", group.members.front().path, style.faint(group.members.front().title),
             group.chosen ? "  (chosen by an editor)" : "");
  for (std::size_t i = 1; i < group.members.size(); ++i) {
    fmt::print("   copy: {}  {}\n", group.members[i].path, style.faint(group.members[i].title));
  }
}

int list_duplicates(const DuplicatesArguments& arguments) {
  const std::vector<DuplicateGroup> groups = Reader(arguments.db).duplicate_groups();
  if (arguments.json) {
    Json array = Json::array();
    for (const DuplicateGroup& group : groups) {
      array.push_back(group_json(group));
    }
    print_json({{"groups", std::move(array)}});
  } else {
    const Style style;
    fmt::print("{} with copies\n", counted(groups.size(), "article"));
    for (const DuplicateGroup& group : groups) {
      fmt::print("\n");
      print_group(group, style);
    }
  }
  return groups.empty() ? exit_nothing : exit_done;
}

int print_decided(const DuplicateDecided& decided, const DuplicatesArguments& arguments, const char* done) {
  if (arguments.json) {
    print_json({{"path", decided.decision.path},
                {"group", decided.group ? group_json(*decided.group) : Json()},
                {"generation", decided.generation}});
    return exit_done;
  }
  fmt::print("{}: {}\n", decided.decision.path, done);
  if (decided.group) {
    print_group(*decided.group, Style());
  } else {
    fmt::print("it has no copies now\n");
  }
  return exit_done;
}

/// A subcommand that takes an article.
CLI::App& add_word(CLI::App& command, const char* name, const char* help, DuplicatesArguments& arguments) {
  CLI::App& word = *command.add_subcommand(name, help);
  word.add_option("document", arguments.document, "Its path or id")->required();
  add_db_option(word, arguments.db);
  add_json_option(word, arguments.json);
  return word;
}

void add_signature(CLI::App& word, DuplicatesArguments& arguments) {
  arguments.by = "editor";
  word.add_option("--by", arguments.by, "Who says so (default: $USER, else editor)")
      ->envname("USER")
      ->type_name("NAME");
  word.add_option("--why", arguments.why, "The reason, for those who come after")->type_name("TEXT");
}

}  // namespace

void add_duplicates_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<DuplicatesArguments>();
  CLI::App& command =
      *program.add_subcommand("duplicates", "List articles with copies, and say which one stands for them");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.require_subcommand(0, 1);
  CLI::App& canonical = add_word(command, "canonical", "Let this article stand for its copies", *arguments);
  add_signature(canonical, *arguments);
  CLI::App& separate = add_word(command, "separate", "Say that this article is no copy", *arguments);
  add_signature(separate, *arguments);
  CLI::App& undo = add_word(command, "undo", "Take the newest word on this article back", *arguments);
  const auto decide = [arguments](DuplicateDecision::Action action, const char* done) {
    return print_decided(decide_duplicate(arguments->db, arguments->document, action, arguments->by, arguments->why),
                         *arguments, done);
  };
  canonical.callback(
      [decide, &exit_code] { exit_code = decide(DuplicateDecision::Action::canonical, "stands for its copies"); });
  separate.callback([decide, &exit_code] { exit_code = decide(DuplicateDecision::Action::separate, "is no copy"); });
  undo.callback([arguments, &exit_code] {
    exit_code = print_decided(undo_duplicate_decision(arguments->db, arguments->document), *arguments, "undone");
  });
  command.footer(
      "Examples:\n  materia duplicates\n  materia duplicates canonical articles/ozone.md --by Ada\n"
      "  materia duplicates separate 12 --why \"another dose\"\n  materia duplicates undo 12");
  command.callback([arguments, &command, &exit_code] {
    if (command.get_subcommands().empty()) {
      exit_code = list_duplicates(*arguments);
    }
  });
}

}  // namespace materia
