// What reads the words and addresses of visitors.

#include <array>
#include <string>
#include <vector>

#include "query/json.h"
#include "query/match_expression.h"
#include "query/query.h"
#include "query/searcher.h"
#include "query/snippet.h"
#include "query/text_matches.h"
#include "store/analyzer.h"
#include "tests/fuzz/fuzz_knowledge_base.h"
#include "tests/fuzz/targets.h"
#include "web/form.h"
#include "web/request.h"
#include "web/request_frame.h"

namespace materia {
namespace {

const std::vector<std::string> schemes = {"therapy", "condition"};

void query(std::string_view bytes) {
  static Analyzer analyzer;
  const Query parsed = parse_query(bytes, schemes, analyzer);
  must(parsed.clauses.size() <= 64 && parsed.excluded.size() <= 64, "a query has too many clauses");
  for (const MatchMode mode : {MatchMode::all, MatchMode::any}) {
    if (!parsed.clauses.empty()) {
      match_expression(parsed.clauses, mode);
    }
  }
}

void search(std::string_view bytes) {
  static const FuzzKnowledgeBase base;
  static Searcher ranked(base.file());
  static Searcher reference(base.file(), nullptr, Engine::fts5);
  Query asked = ranked.parse(bytes);
  asked.explain = bytes.size() % 2 == 0;
  asked.limit = 20;
  const Results found = ranked.search(asked);
  const Results expected = reference.search(asked);
  must(found.total == expected.total && found.hits.size() == expected.hits.size(), "the engines find other documents");
  for (std::size_t i = 0; i < found.hits.size(); ++i) {
    must(found.hits[i].id == expected.hits[i].id, "the engines rank otherwise");
  }
  to_json(found);
}

/// The first line is the query, the rest the document.
void snippet(std::string_view bytes) {
  static Analyzer analyzer;
  const std::size_t line = bytes.find('\n');
  const Query parsed = parse_query(bytes.substr(0, line), schemes, analyzer);
  Document document;
  document.body = line == std::string_view::npos ? "" : bytes.substr(line + 1);
  document.passages.push_back({"start", "A heading", 2, 0, document.body.size()});
  MatchFinder finder(parsed.clauses, analyzer);
  for (const Fragment& fragment : cut_snippet(document, finder)) {
    std::string text;
    for (const TextPiece& piece : fragment.pieces) {
      text += piece.text;
    }
    must(text.size() <= document.body.size() + 2 * std::string_view("…").size(), "a snippet is longer than its text");
  }
}

void form(std::string_view bytes) {
  Request request;
  request.method = "POST";
  request.headers.content_type = "application/x-www-form-urlencoded";
  request.body = bytes;
  for (const auto& [name, value] : read_form(request)) {
    const std::string path = own_path(value, "/");
    must(path.starts_with('/') && !path.starts_with("//") && path.find('\\') == std::string::npos,
         "a form leads to another site");
  }
}

/// The parameters of an address, as a form spells them.
void url(std::string_view bytes) {
  Request request;
  request.headers.content_type = "application/x-www-form-urlencoded";
  request.body = bytes;
  const Parameters parameters = read_form(request);
  try {
    const SearchRequest read = read_search(parameters, schemes);
    const std::string address = search_url(read);
    for (const char c : address) {
      must(c > ' ' && c != '"' && c != '<' && c != 0x7f, "an address has characters that none may have");
    }
    // What an address says is what it was made from.
    request.body = address.find('?') == std::string::npos ? "" : address.substr(address.find('?') + 1);
    must(search_url(read_search(read_form(request), schemes)) == address, "an address is read as another");
  } catch (const BadRequest&) {
    // Too long, or a number that is none.
  }
  try {
    read_window(parameters);
    read_suggest(parameters);
  } catch (const BadRequest&) {
    // The same.
  }
}

void request_head(std::string_view bytes) {
  const RequestLimits limits{64, 256, 256};
  const RequestFrame frame = frame_request(bytes, limits);
  must(frame.size <= bytes.size(), "a request is larger than what came");
  must((frame.state == RequestFrame::State::refused) == (frame.status >= 400), "a refusal has no status");
  if (frame.state == RequestFrame::State::whole) {
    must(frame_request(bytes.substr(0, frame.size), limits) == frame, "what follows a request changes its end");
    must(frame.size == 0 ||
             frame_request(bytes.substr(0, frame.size - 1), limits).state == RequestFrame::State::incomplete,
         "a request is whole before its end");
  }
}

constexpr FuzzTarget targets[] = {{"query", query}, {"search", search}, {"snippet", snippet},
                                  {"form", form},   {"url", url},       {"request", request_head}};

}  // namespace

std::span<const FuzzTarget> query_targets() {
  return targets;
}

}  // namespace materia
