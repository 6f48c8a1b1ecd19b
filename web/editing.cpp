#include "web/editing.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "query/json.h"
#include "query/review_queue.h"
#include "store/names.h"
#include "web/form.h"
#include "web/page_parts.h"
#include "web/page_review.h"
#include "web/page_sign_in.h"
#include "web/readable_text.h"

namespace materia {
namespace {

constexpr std::size_t longest_name = 100;    // bytes, of a person
constexpr std::size_t longest_why = 500;     // bytes
constexpr std::size_t longest_field = 1000;  // bytes, of names and addresses
constexpr std::string_view api_documents = "/api/v1/documents/";
constexpr std::string_view documents = "/documents/";

/// An answer that holds who is signed in, or depends on it: nobody keeps it.
Response private_response(int status, std::string_view type, std::string body) {
  return {status, std::string(type), std::move(body), "no-store"};
}

Response go_to(std::string address) {
  return {303, std::string(media_type::html), {}, "no-store", {{"Location", std::move(address)}}};
}

std::optional<Decision::Action> read_action(const std::string& name) {
  if (name == "undo") return std::nullopt;
  if (const auto action = action_named(name)) return action;
  throw BadRequest("“action” must be confirm, deny, add or undo.");
}

/// The fields of a JSON object of texts. Throws BadRequest for anything else and for a field that is not known.
Parameters read_object(const Request& request) {
  if (!has_content_type(request, media_type::json)) throw Refusal(415, "The body is sent as application/json.");
  const auto json = nlohmann::json::parse(request.body, nullptr, false);
  if (!json.is_object()) throw BadRequest("The body must be a JSON object.");
  Parameters fields;
  for (const auto& [name, value] : json.items()) {
    if (name != "action" && name != "concept" && name != "by" && name != "why") {
      throw BadRequest(fmt::format("There is no field “{}”. Known are action, concept, by, why.", readable_text(name)));
    }
    if (!value.is_string()) throw BadRequest(fmt::format("“{}” must be a text.", name));
    fields.emplace(name, value.get<std::string>());
  }
  return fields;
}

bool same_label(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(left, right, {}, lower, lower);
}

/// What was typed where a concept is chosen: its name, or else what it is called.
std::string chosen_concept(std::string typed, Searcher& searcher) {
  if (typed.find(':') != std::string::npos) return typed;
  for (const Facet& facet : searcher.all_concepts()) {
    const auto found = std::ranges::find_if(facet.counts, [&](const FacetCount& one) {
      return one.concept_name() == typed || same_label(one.label(), typed);
    });
    if (found != facet.counts.end()) return facet.scheme + ":" + found->concept_name();
  }
  return typed;
}

ReviewRequest read_review(const Parameters& parameters) {
  ReviewRequest request;
  if (const auto kind = parameters.find("kind"); kind != parameters.end() && !kind->second.empty()) {
    request.kind = review_kind_named(kind->second);
    if (!request.kind) throw BadRequest("“kind” must be new, changed, weak or untagged.");
  }
  const Window window = read_window(parameters, documents_on_desk, most_on_desk);
  request.offset = window.offset;
  request.limit = window.limit;
  return request;
}

}  // namespace

Editing::Editing(std::filesystem::path knowledge_base, const EditingOptions& options)
    : knowledge_base_(std::move(knowledge_base)), access_(options) {}

std::optional<Editing::DocumentAddress> Editing::document_address(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix)) return std::nullopt;
  path.remove_prefix(prefix.size());
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  return DocumentAddress{path.substr(0, slash), path.substr(slash + 1)};
}

std::optional<Response> Editing::answer(const Request& request, const Visitor& visitor, SearcherPool& searchers) {
  return request.is_read() ? get(request, visitor, searchers) : post(request, visitor, searchers);
}

std::optional<Response> Editing::get(const Request& request, const Visitor& visitor, SearcherPool& searchers) {
  if (request.path == "/sign-in") {
    const std::string back = own_path(field_text(request.parameters, "back", longest_field), "/review");
    return private_response(200, media_type::html, render_sign_in_page({"", back, ""}, visitor));
  }
  if (request.path == "/sign-out") throw Refusal(405, {}, {{"Allow", "POST"}});
  if (request.path == "/review") {
    if (!visitor.may_edit()) return go_to("/sign-in?back=" + escape_url(own_path(request.target, "/review")));
    const SearcherPool::Borrowed searcher = searchers.borrow();
    const ReviewRequest asked = read_review(request.parameters);
    const std::string done = field_text(request.parameters, "reviewed", longest_field);
    const auto reviewed = done.empty() ? std::nullopt : (*searcher).document(done);
    return private_response(200, media_type::html,
                            render_review_page((*searcher).review_queue(asked), (*searcher).all_concepts(),
                                               reviewed ? &*reviewed : nullptr, visitor));
  }
  if (request.path == "/api/v1/review") {
    access_.check_bearer(request);
    return private_response(200, media_type::json,
                            to_json((*searchers.borrow()).review_queue(read_review(request.parameters))));
  }
  return std::nullopt;
}

std::optional<Response> Editing::post(const Request& request, const Visitor& visitor, SearcherPool& searchers) {
  if (request.method != "POST") return std::nullopt;
  if (request.path == "/sign-in") return sign_in(request, visitor);
  if (request.path == "/sign-out") return sign_out(request, visitor);
  if (const auto address = document_address(request.path, documents)) {
    if (address->part == "tags") return post_tag(request, visitor, address->document, searchers);
    if (address->part == "review") return post_review(request, visitor, address->document);
  }
  if (const auto address = document_address(request.path, api_documents); address && address->part == "tags") {
    return post_tag_data(request, address->document, searchers);
  }
  return std::nullopt;
}

Response Editing::sign_in(const Request& request, const Visitor& visitor) {
  access_.check_origin(request);
  const Parameters form = read_form(request);
  SignIn shown{field_text(form, "name", longest_name), own_path(field_text(form, "back", longest_field), "/review"),
               ""};
  const auto token = form.find("token");
  try {
    if (shown.name.empty()) throw Refusal(400, "Say who you are: your name stands beside what you decide.");
    const std::string cookie = access_.sign_in(request, shown.name, token == form.end() ? "" : token->second);
    Response response = go_to(shown.back);
    response.headers.emplace_back("Set-Cookie", cookie);
    return response;
  } catch (const Refusal& refusal) {
    shown.problem = refusal.what();
    Response response = private_response(refusal.status(), media_type::html, render_sign_in_page(shown, visitor));
    response.headers = refusal.headers();
    return response;
  }
}

Response Editing::sign_out(const Request& request, const Visitor& visitor) {
  access_.check_form(request, read_form(request), visitor);
  Response response = go_to("/");
  response.headers.emplace_back("Set-Cookie", access_.sign_out(request));
  return response;
}

Decided Editing::apply(const Word& word) const {
  if (word.tag.concept_name.empty()) throw BadRequest("“concept” must name a concept, as “condition:herniated-disc”.");
  return word.action ? decide(knowledge_base_, word.tag, *word.action, word.by, word.why)
                     : undo_decision(knowledge_base_, word.tag);
}

Response Editing::post_tag(const Request& request, const Visitor& visitor, std::string_view document,
                           SearcherPool& searchers) {
  const Parameters form = read_form(request);
  access_.check_form(request, form, visitor);
  const std::string concept_name = chosen_concept(field_text(form, "concept", longest_field), *searchers.borrow());
  apply({{std::string(document), concept_name},
         read_action(field_text(form, "action", longest_field)),
         visitor.name,
         field_text(form, "why", longest_why)});
  return go_to(own_path(field_text(form, "back", longest_field), std::string(documents) + escape_url(document)));
}

Response Editing::post_review(const Request& request, const Visitor& visitor, std::string_view document) {
  const Parameters form = read_form(request);
  access_.check_form(request, form, visitor);
  const std::string action = field_text(form, "action", longest_field);
  const std::string name(document);
  if (action == "done") {
    review(knowledge_base_, name, visitor.name);
  } else if (action == "undo") {
    undo_review(knowledge_base_, name);
  } else {
    throw BadRequest("“action” must be done or undo.");
  }
  return go_to(own_path(field_text(form, "back", longest_field), "/review"));
}

Response Editing::post_tag_data(const Request& request, std::string_view document, SearcherPool& searchers) {
  access_.check_bearer(request);
  const Parameters fields = read_object(request);
  const std::string by = field_text(fields, "by", longest_name);
  if (by.empty()) throw BadRequest("“by” must say who decides.");
  const Decided decided = apply({{std::string(document), field_text(fields, "concept", longest_field)},
                                 read_action(field_text(fields, "action", longest_field)),
                                 by,
                                 field_text(fields, "why", longest_why)});
  const Decision& said = decided.decision;
  const auto view = (*searchers.borrow()).document(document, {}, ConceptName{said.scheme, said.concept_name});
  if (!view) throw NotFound("The document was removed while the decision was written.");
  return private_response(200, media_type::json, tag_json(*view));
}

}  // namespace materia
