#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/print_explanation.h"
#include "cli/query_options.h"
#include "cli/terminal.h"
#include "query/json.h"
#include "query/snippet.h"

namespace materia {
namespace {

struct SearchArguments {
  QueryOptions query;
  std::string db;
  Engine engine = Engine::ranked;
  std::size_t limit = 10;
  std::size_t offset = 0;
  bool explain = false;
  bool json = false;
};

void print_summary(const Results& results, const Style& style) {
  std::string line = counted(results.total, "article");
  if (results.match == MatchMode::any && results.total_all) {
    line = fmt::format("{} with all words, {} with any", grouped(*results.total_all), grouped(results.total));
  }
  fmt::print("{}  {}\n", line, style.faint(fmt::format("{:.1f} ms", results.took_ms)));
  for (const Interpretation& found : results.query.interpretation) {
    fmt::print("{} → {} ({})\n", found.typed, style.facet(found.scheme, found.label), found.scheme);
  }
  if (!results.query.exact) {
    for (const std::string& typed : results.query.literal) {
      fmt::print("{} read as typed\n", typed);
    }
  }
  if (results.did_you_mean) {
    fmt::print("did you mean: {}\n", *results.did_you_mean);
  }
}

void print_ways_out(const Results& results) {
  for (const WayOut& way : results.ways_out) {
    using Kind = WayOut::Kind;
    if (way.kind == Kind::tag) {
      fmt::print("“{}” belongs to {}; with that tag: {} ({})\n", way.dropped, way.label, counted(way.total, "article"),
                 way.query);
      continue;
    }
    const std::string without = way.total == 0 ? "" : fmt::format("{}", counted(way.total, "article"));
    if (way.kind == Kind::excluded_filter) {
      if (!without.empty()) {
        fmt::print("with {}, too: {}\n", way.dropped, without);
      }
      continue;
    }
    const std::string name = way.kind == Kind::filter ? way.dropped : "“" + way.dropped + "”";
    if (way.alone == 0 && way.kind != Kind::excluded) {
      fmt::print("no article has {}{}{}\n", name, without.empty() ? "" : "; without it: ", without);
    } else if (!without.empty()) {
      fmt::print("without {}: {}\n", name, without);
    }
  }
}

void print_tags(const Hit& hit, const Style& style) {
  std::string line;
  for (const ShownTag& tag : hit.tags) {
    if (tag.level == Level::about) {
      line += (line.empty() ? "" : ", ") + style.facet(tag.scheme, tag.label);
    }
  }
  if (!line.empty()) {
    fmt::print("   about {}\n", line);
  }
}

/// Under the path, each fragment on a line of its own below its heading; those of one passage on one line.
void print_fragments(const Hit& hit, const Style& style) {
  if (hit.fragments.empty()) {
    fmt::print("   {}\n", style.faint(hit.path));
  }
  std::string place = hit.path;
  for (std::size_t first = 0, next = 0; first < hit.fragments.size(); first = next) {
    const PassageReference& passage = hit.fragments[first].passage;
    while (next < hit.fragments.size() && hit.fragments[next].passage.anchor == passage.anchor) {
      ++next;
    }
    if (!passage.heading.empty()) {
      place += (place.empty() ? "› " : " › ") + passage.heading;
    }
    if (!place.empty()) {
      fmt::print("   {}\n", style.faint(place));
    }
    const std::vector<Fragment> same_passage(hit.fragments.begin() + static_cast<std::ptrdiff_t>(first),
                                             hit.fragments.begin() + static_cast<std::ptrdiff_t>(next));
    fmt::print("   {}\n", style.text(joined(same_passage)));
    place.clear();
  }
}

std::string joined_paths(const std::vector<CopyReference>& copies) {
  std::string paths;
  for (const CopyReference& copy : copies) {
    paths += (paths.empty() ? "" : ", ") + copy.path;
  }
  return paths;
}

void print_hit(std::size_t number, const Hit& hit, bool explain, const Style& style) {
  fmt::print("\n{}. {}{}\n", number, style.title(hit.title_pieces),
             hit.title_inferred ? style.faint(" (title inferred)") : "");
  print_fragments(hit, style);
  print_tags(hit, style);
  if (!hit.copies.empty()) {
    fmt::print("   {}: {}\n", counted(hit.copies.size(), "copy", "copies"), style.faint(joined_paths(hit.copies)));
  }
  if (explain) {
    print_explanation(hit, style);
  }
}

int run_search(const SearchArguments& arguments) {
  Searcher searcher(arguments.db, nullptr, arguments.engine);
  Query query = arguments.query.to_query(searcher);
  query.limit = arguments.limit;
  query.offset = arguments.offset;
  query.explain = arguments.explain;
  const Results results = searcher.search(std::move(query));
  if (arguments.json) {
    fmt::print("{}\n", to_json(results));
  } else {
    const Style style;
    print_summary(results, style);
    print_ways_out(results);
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      print_hit(arguments.offset + i + 1, results.hits[i], arguments.explain, style);
    }
  }
  return results.total == 0 ? exit_nothing : exit_done;
}

}  // namespace

void add_search_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<SearchArguments>();
  CLI::App& command = *program.add_subcommand("search", "Find articles");
  arguments->query.add_to(command);
  arguments->query.add_order_to(command);
  add_db_option(command, arguments->db);
  add_engine_option(command, arguments->engine);
  command.add_option("--limit", arguments->limit, "How many to print")->check(CLI::Range(0, 1000));
  command.add_option("--offset", arguments->offset, "How many to pass over first")->check(CLI::Range(0, 1000000));
  command.add_flag("--explain", arguments->explain, "Say why each result stands where it stands");
  add_json_option(command, arguments->json);
  command.footer(
      "Examples:\n"
      "  materia search \"herniated disc\"\n"
      "  materia search herniated disc --therapy ozone-therapy\n"
      "  materia search knee pain --not-therapy surgery\n"
      "  materia search '\"stem cells\" knee -surgery' --limit 3 --json\n"
      "  materia search slipped disk --literal \"slipped disk\" --explain\n"
      "Put words that begin with a minus inside quotes. Exit code: 0 found, 1 nothing found, 2 error.");
  command.callback([arguments, &exit_code] { exit_code = run_search(*arguments); });
}

}  // namespace materia
