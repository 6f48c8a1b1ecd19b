#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "query/json.h"
#include "query/searcher.h"

namespace materia {
namespace {

struct ShowArguments {
  std::string document;
  std::string db;
  bool tags = false;
  bool similar = false;
  bool left_out = false;
  bool json = false;
};

void print_tags(const DocumentView& view, const Style& style) {
  for (const ShownTag& tag : view.tags) {
    fmt::print("{:<8} {:<10} {}  {}\n", tag.level == Level::about ? "about" : "mention", tag.scheme,
               style.facet(tag.scheme, tag.label),
               style.faint(fmt::format("{}, {}{}", tag.concept_name, counted(tag.mentions, "mention"),
                                       tag.source == TagSource::editor ? ", set by an editor" : "")));
  }
}

void print_header(const DocumentView& view, const Style& style) {
  const Document& document = view.document;
  fmt::print("{}{}\n", style.title(view.title), document.title_inferred ? style.faint(" (title inferred)") : "");
  std::string line = document.path;
  for (const std::string& part : {document.date, document.author, document.url}) {
    line += part.empty() ? "" : " · " + part;
  }
  fmt::print("{}\n", style.faint(line));
}

void print_text(const DocumentView& view, const Style& style) {
  for (const DocumentView::Section& section : view.sections) {
    if (!section.heading.empty()) {
      fmt::print("\n{}\n", style.title(section.heading));
    }
    for (const DocumentView::Block& block : section.blocks) {
      fmt::print("\n");
      for (const auto& item : block.items) {
        fmt::print("{}{}\n", block.list ? "- " : "", style.text(item));
      }
    }
  }
}

std::string joined_labels(const std::vector<ShownTag>& tags, const Style& style) {
  std::string labels;
  for (const ShownTag& tag : tags) {
    labels += (labels.empty() ? "" : ", ") + style.facet(tag.scheme, tag.label);
  }
  return labels;
}

void print_similar(const std::vector<SimilarDocument>& similar, const Style& style) {
  if (similar.empty()) {
    fmt::print("\nno article is like it\n");
  }
  for (std::size_t i = 0; i < similar.size(); ++i) {
    const SimilarDocument& one = similar[i];
    const std::string date = one.date.empty() ? "" : " · " + one.date;
    fmt::print("\n{}. {}\n   {}\n", i + 1, style.title({{one.title, false}}),
               style.faint(fmt::format("{}{} · similarity {:.2f}", one.path, date, one.similarity)));
    if (!one.tags.empty()) {
      fmt::print("   both about {}\n", joined_labels(one.tags, style));
    }
  }
}

void print_copies(const DocumentView& view, const Style& style) {
  for (std::size_t i = 0; i < view.copies.size(); ++i) {
    const CopyReference& copy = view.copies[i];
    fmt::print("{} {}\n",
               i == 0 && !view.is_canonical ? "copy of" : "copy:  ", style.faint(copy.path) + "  " + copy.title);
  }
}

void print_left_out(const DocumentView& view) {
  if (view.left_out.empty()) {
    fmt::print("\nnothing was left out\n");
  }
  for (const std::string& block : view.left_out) {
    fmt::print("\n{}\n", block);
  }
}

int run_show(const ShowArguments& arguments) {
  Searcher searcher(arguments.db);
  const auto view = searcher.document(arguments.document);
  if (!view) {
    fmt::print(stderr, "materia: {}: no such document in {}; name its path or id as search prints them\n",
               arguments.document, arguments.db);
    return exit_nothing;
  }
  std::vector<SimilarDocument> similar;
  if (arguments.similar) {
    similar = searcher.similar(std::to_string(view->id)).value_or(similar);
  }
  if (arguments.json) {
    fmt::print("{}\n", arguments.similar ? to_json(*view, similar) : to_json(*view));
    return exit_done;
  }
  const Style style;
  print_header(*view, style);
  print_copies(*view, style);
  if (arguments.tags) {
    print_tags(*view, style);
  }
  if (arguments.similar) {
    print_similar(similar, style);
  }
  if (arguments.left_out) {
    print_left_out(*view);
  }
  if (!arguments.tags && !arguments.similar && !arguments.left_out) {
    print_text(*view, style);
  }
  return exit_done;
}

}  // namespace

void add_show_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<ShowArguments>();
  CLI::App& command = *program.add_subcommand("show", "Print one article, its tags, or the articles like it");
  command.add_option("document", arguments->document, "Its path or id")->required();
  add_db_option(command, arguments->db);
  command.add_flag("--tags", arguments->tags, "Its therapies and conditions instead of its text");
  command.add_flag("--similar", arguments->similar, "The articles most like it instead of its text");
  command.add_flag("--left-out", arguments->left_out,
                   "What was left out of it because it repeats in other articles, instead of its text");
  add_json_option(command, arguments->json);
  command.footer(
      "Examples:\n  materia show articles/sciatica.md\n  materia show 12 --tags\n  materia show 12 --similar");
  command.callback([arguments, &exit_code] { exit_code = run_show(*arguments); });
}

}  // namespace materia
