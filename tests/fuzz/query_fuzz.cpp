// Asks a small knowledge base random and changed queries, and checks of each answer what has to hold of any answer:
//
//   query_fuzz [--queries N] [--seconds T] [--seed S] [--first I]
//
// Query I of seed S is always the same one: what fails is asked again with --seed S --first I --queries 1. The
// processor time of the slowest is told, and never a failure: that would test the machine.

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "query/json.h"
#include "query/searcher.h"
#include "tests/fuzz/fuzz_knowledge_base.h"
#include "tests/fuzz/query_generator.h"

extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace materia {
namespace {

constexpr std::size_t documents = FuzzKnowledgeBase::documents;

struct Options {
  std::uint64_t queries = 20'000;
  std::uint64_t seconds = 0;  ///< 0 for no limit
  std::uint64_t seed = 1;
  std::uint64_t first = 0;
};

struct Progress {
  std::uint64_t at = 0;
  std::uint64_t seed = 0;
  std::string query;
};
Progress progress;  // what a sanitizer's last words are about

/// The query as a C++ string would be written.
std::string printable(const std::string& text) {
  std::string shown;
  for (const char character : text.substr(0, 300)) {
    const auto byte = static_cast<unsigned char>(character);
    char escaped[5];
    std::snprintf(escaped, sizeof escaped, byte >= 0x20 && byte < 0x7f ? "%c" : "\\x%02x", byte);
    shown += escaped;
  }
  return shown + (text.size() > 300 ? "… (" + std::to_string(text.size()) + " bytes)" : "");
}

void tell_query() {
  std::fprintf(stderr, "query_fuzz: --seed %llu --first %llu: %s\n", static_cast<unsigned long long>(progress.seed),
               static_cast<unsigned long long>(progress.at), printable(progress.query).c_str());
}

/// A query with random switches. Most are as a person would leave them.
Query random_query(Searcher& searcher, const std::string& text, Random& random) {
  Query query = searcher.parse(text);
  query.exact = random.one_in(4);
  query.explain = random.one_in(8);
  query.about_only = random.one_in(8);
  if (random.one_in(8)) {
    query.assertion = static_cast<Assertion>(random.below(assertion_count));
  }
  query.match = random.one_in(2) ? MatchMode::automatic : random.one_in(2) ? MatchMode::all : MatchMode::any;
  query.limit = random.one_in(8) ? random.below(30) : 1 + random.below(3);
  query.offset = random.one_in(4) ? random.below(14) : 0;
  if (random.one_in(500)) {
    query.offset = query.limit = ~std::size_t{0};
  }
  if (random.one_in(6)) {
    static const std::vector<std::string> values = {"ozone-therapy", "regenerative-medicine", "platelet-rich-plasma",
                                                    "zzz"};
    query.filters["therapy"].push_back(random.pick(values));
  }
  if (random.one_in(10)) {
    query.filters["condition"] = {"spine-condition"};
  }
  if (random.one_in(10)) {
    query.excluded_filters["therapy"].push_back("platelet-rich-plasma");
  }
  if (random.one_in(10)) {
    query.literal.push_back(text.substr(0, random.below(text.size() + 1)));
  }
  return query;
}

std::set<DocumentId> ids(const Results& results) {
  std::set<DocumentId> found;
  for (const Hit& hit : results.hits) {
    require(found.insert(hit.id).second, "a document is on a page twice");
  }
  return found;
}

void check_page(const Results& results) {
  const Query& query = results.query;
  const std::size_t behind = results.total - std::min(results.total, query.offset);
  require(results.total <= documents, "more hits than documents");
  require(results.hits.size() == std::min(behind, query.limit), "a page is not as full as total and limit say");
  require(!results.total_all || *results.total_all <= results.total, "more documents have all words than any");
  require(results.match != MatchMode::automatic, "what was done is not said");
  (void)ids(results);
  double last = std::numeric_limits<double>::infinity();
  for (const Hit& hit : results.hits) {
    require(std::isfinite(hit.score) && hit.score >= 0, "a score is no number");
    require(hit.score <= last, "scores rise");
    last = hit.score;
  }
  for (const Facet& facet : results.facets) {
    for (const FacetCount& count : facet.counts) {
      require(count.count <= documents, "a concept has more documents than there are");
      require(count.count > 0 || count.selected || count.excluded, "a concept without documents is listed");
    }
  }
}

std::set<DocumentId> all_hits(Searcher& searcher, Query query) {
  query.offset = 0;
  query.limit = documents;
  const Results results = searcher.search(std::move(query));
  check_page(results);
  return ids(results);
}

bool is_within(const std::set<DocumentId>& inner, const std::set<DocumentId>& outer) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

/// What has to hold between answers.
void check_relations(Searcher& searcher, Query query) {
  query.match = MatchMode::all;
  query.exact = false;
  std::set<DocumentId> all = all_hits(searcher, query);
  Query other = query;
  other.exact = true;
  require(is_within(all_hits(searcher, other), all), "what was typed finds what is lost when it is understood");
  other = query;
  other.match = MatchMode::any;
  require(is_within(all, all_hits(searcher, other)), "any of the words finds less than all of them");
  other = query;
  other.filters.clear();
  require(is_within(all, all_hits(searcher, other)), "a filter adds");
  other = query;
  other.excluded_filters.clear();
  require(is_within(all, all_hits(searcher, other)), "an exclusion adds");
  other.about_only = true;  // fewer are excluded, too
  query.excluded_filters.clear();
  all = all_hits(searcher, query);
  require(is_within(all_hits(searcher, other), all), "about adds");
}

void check_next_page(Searcher& searcher, const Results& results) {
  Query next = searcher.parse(results.query.text);
  next.filters = results.query.filters;
  next.excluded_filters = results.query.excluded_filters;
  next.exact = results.query.exact;
  next.literal = results.query.literal;
  next.about_only = results.query.about_only;
  next.assertion = results.query.assertion;
  next.match = results.match;
  next.limit = results.query.limit;
  next.offset = results.query.offset + results.hits.size();
  const Results page = searcher.search(std::move(next));
  check_page(page);
  require(page.total == results.total, "the total changes from page to page");
  const std::set<DocumentId> before = ids(results);
  require(std::none_of(page.hits.begin(), page.hits.end(), [&](const Hit& hit) { return before.contains(hit.id); }),
          "two pages share a document");
}

/// Of this thread: on a busy machine the clock on the wall tells how busy it is.
double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Milliseconds of processor time that the search took.
double ask(Searcher& searcher, const std::string& text, Random& random) {
  Query query = random_query(searcher, text, random);
  Results results;
  const double start = processor_ms();
  try {
    results = searcher.search(query);
  } catch (const QueryError&) {
    const auto& values = query.filters["therapy"];
    require(std::find(values.begin(), values.end(), "zzz") != values.end(), "what was typed is refused");
    return 0;
  }
  const double taken = processor_ms() - start;
  check_page(results);
  require(std::isfinite(results.took_ms) && results.took_ms >= 0, "the time is no number");
  if (random.one_in(10)) {
    check_next_page(searcher, results);
  }
  // Short queries cost little and find much, so that their answers differ.
  if (random.one_in(text.size() < 30 ? 6 : 50)) {
    check_relations(searcher, query);
  }
  if (random.one_in(20)) {
    require(nlohmann::json::accept(to_json(results)), "the JSON can't be read");
  }
  if (random.one_in(16)) {
    require(searcher.suggest(text, 5).size() <= 5, "more is suggested than was asked for");
  }
  if (random.one_in(60)) {
    const auto view = searcher.document("a/" + std::to_string(1 + random.below(documents)), text);
    require(view && nlohmann::json::accept(to_json(*view)), "a document can't be shown");
  }
  return taken;
}

Options read_options(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    std::uint64_t* value = arguments[i] == "--queries"   ? &options.queries
                           : arguments[i] == "--seconds" ? &options.seconds
                           : arguments[i] == "--seed"    ? &options.seed
                           : arguments[i] == "--first"   ? &options.first
                                                         : nullptr;
    if (value == nullptr || i + 1 == arguments.size()) {
      throw std::invalid_argument("usage: query_fuzz [--queries N] [--seconds T] [--seed S] [--first I]");
    }
    *value = std::stoull(arguments[i + 1]);
  }
  return options;
}

void run(const Options& options) {
  using Clock = std::chrono::steady_clock;
  const FuzzKnowledgeBase base;
  Searcher searcher(base.file());
  const QueryGenerator generator = make_generator();
  double worst_ms = 0;
  std::string worst;
  std::uint64_t slow = 0;
  const auto start = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  std::uint64_t asked = 0;
  progress.seed = options.seed;
  while (asked < options.queries && (options.seconds == 0 || elapsed() < static_cast<double>(options.seconds))) {
    progress.at = options.first + asked;
    Random random(Random(options.seed * 0x9E3779B97F4A7C15U + progress.at).next());
    progress.query = generator.query(random);
    const double milliseconds = ask(searcher, progress.query, random);
    slow += milliseconds > 50 ? 1 : 0;
    if (milliseconds > worst_ms) {
      worst_ms = milliseconds;
      worst = progress.query;
    }
    if (++asked % 500'000 == 0) {
      std::printf("%llu queries, %.0f/s\n", static_cast<unsigned long long>(asked),
                  static_cast<double>(asked) / elapsed());
      std::fflush(stdout);
    }
  }
  std::printf("%llu queries of seed %llu, no fault; %.0f/s; %llu over 50 ms; slowest %.2f ms: %s\n",
              static_cast<unsigned long long>(asked), static_cast<unsigned long long>(options.seed),
              static_cast<double>(asked) / elapsed(), static_cast<unsigned long long>(slow), worst_ms,
              printable(worst).c_str());
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  if (__sanitizer_set_death_callback != nullptr) {
    __sanitizer_set_death_callback(materia::tell_query);
  }
  try {
    materia::run(materia::read_options(std::vector<std::string>(arguments + 1, arguments + count)));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "query_fuzz: %s\n", error.what());
    materia::tell_query();
    return 1;
  }
}
