#include "cli/query_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "store/names.h"

namespace materia {

namespace {

using FilterMap = std::map<std::string, std::vector<std::string>>;

/// Adds to what was typed what the options name: by facet, or as FACET:ID behind `option`.
void add_filters(FilterMap& filters, const FilterMap& named, std::string_view option,
                 const std::vector<std::string>& others) {
  for (const auto& [scheme, ids] : named) {
    if (!ids.empty()) {
      auto& wanted = filters[scheme];
      wanted.insert(wanted.end(), ids.begin(), ids.end());
    }
  }
  for (const std::string& filter : others) {
    const std::size_t colon = filter.find(':');
    if (colon == std::string::npos) {
      throw QueryError(fmt::format("{} {}: write it as FACET:ID, for example therapy:ozone-therapy", option, filter));
    }
    filters[filter.substr(0, colon)].push_back(filter.substr(colon + 1));
  }
}

}  // namespace

MatchMode match_mode(const std::string& name) {
  return name == "all" ? MatchMode::all : name == "any" ? MatchMode::any : MatchMode::automatic;
}

void add_engine_option(CLI::App& command, Engine& engine) {
  command
      .add_option_function<std::string>(
          "--engine", [&engine](const std::string& name) { engine = name == "fts5" ? Engine::fts5 : Engine::ranked; },
          "What finds the articles: the ranked index, or FTS5, slower and with the same result")
      ->check(CLI::IsMember({"ranked", "fts5"}))
      ->type_name("ENGINE");
}

void QueryOptions::add_to(CLI::App& command) {
  command.add_option("words", words, "What to look for: words, \"phrases\", -not, OR, prefix*, title:word");
  // One value each time, so that words may follow: search --therapy ozone-therapy knee pain.
  const auto add_filter = [&](const char* name, std::vector<std::string>& values, const char* help) {
    return command.add_option(name, values, help)->allow_extra_args(false)->type_name("ID");
  };
  add_filter("--therapy", therapies, "Only articles on this therapy or one below it (repeat for either)");
  add_filter("--condition", conditions, "Only articles on this condition or one below it");
  add_filter("--filter", filters, "The same for a facet of your own vocabulary")->type_name("FACET:ID");
  add_filter("--not-therapy", without_therapies, "No articles on this therapy or one below it (repeat for more)");
  add_filter("--not-condition", without_conditions, "No articles on this condition or one below it");
  add_filter("--not", without, "The same for a facet of your own vocabulary")->type_name("FACET:ID");
  command.add_option("--match", match, "Documents with all words, or with any of them")
      ->check(CLI::IsMember({"automatic", "all", "any"}));
  command.add_flag("--about", about, "Filter by what an article is about, not by what it mentions");
  command
      .add_option("--assertion", assertion,
                  "Filter and count by what articles say of a therapy or condition, tagged with it or not")
      ->check(CLI::IsMember({"affirmed", "negated", "uncertain", "contrast"}));
  command.add_flag("--copies", copies, "Show and count every copy of an article, not each article once");
  command.add_flag("--exact", exact, "Search what was typed, without other names of a concept");
  add_filter("--literal", literal, "Read these words of the search as typed, not as a concept")->type_name("WORDS");
}

void QueryOptions::add_order_to(CLI::App& command) {
  command.add_option("--sort", order, "What results are ordered by: relevance, newest or title")
      ->check(CLI::IsMember({"relevance", "newest", "title"}));
}

Query QueryOptions::to_query(Searcher& searcher) const {
  Query query = searcher.parse(fmt::format("{}", fmt::join(words, " ")));
  add_filters(query.filters, {{"therapy", therapies}, {"condition", conditions}}, "--filter", filters);
  add_filters(query.excluded_filters, {{"therapy", without_therapies}, {"condition", without_conditions}}, "--not",
              without);
  query.match = match_mode(match);
  query.about_only = about;
  query.assertion = assertion_named(assertion);
  query.order = order_named(order).value_or(Order::relevance);
  query.exact = exact;
  query.copies = copies;
  query.literal = literal;
  return query;
}

}  // namespace materia
