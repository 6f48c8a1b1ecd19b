#include "web/page_api.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "web/api_description.h"
#include "web/escape.h"
#include "web/page.h"

namespace materia {
namespace {

using Json = nlohmann::ordered_json;

/// What the description was written as.
const Json& description() {
  static const Json parsed = Json::parse(api_description().json);
  return parsed;
}

/// The thing itself where there is a reference to it ("#/components/…").
const Json& resolved(const Json& thing) {
  const auto reference = thing.find("$ref");
  if (reference == thing.end()) return thing;
  return description().at(Json::json_pointer(reference->get<std::string>().substr(1)));
}

std::string text(const Json& thing, const char* name) {
  const auto found = thing.find(name);
  return found == thing.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

/// A value as a person would type it: no quotes around a text.
std::string plain(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// "all or any", "1 to 100, without it 10", "text".
std::string possible_values(const Json& parameter) {
  const Json& schema = resolved(parameter.at("schema"));
  std::string values;
  if (const auto choices = schema.find("enum"); choices != schema.end()) {
    for (const Json& choice : *choices) values += (values.empty() ? "" : " | ") + plain(choice);
  } else if (schema.contains("minimum")) {
    values = schema.at("minimum").dump() + " to " + schema.at("maximum").dump();
  } else {
    values = text(schema, "type") == "array" ? "text, repeatable" : "text";
  }
  if (const auto otherwise = schema.find("default"); otherwise != schema.end()) {
    values += "; without it " + plain(*otherwise);
  }
  return values;
}

Markup parameter_table(const std::vector<const Json*>& parameters, std::string_view operation) {
  Markup out;
  if (parameters.empty()) return out;
  out << "<div class=\"api-frame\" tabindex=\"0\" role=\"region\" aria-label=\"Parameters of " << operation
      << "\"><table class=\"api-parameters\"><thead><tr><th scope=\"col\">Parameter</th>"
      << "<th scope=\"col\">Values</th><th scope=\"col\">Meaning</th></tr></thead><tbody>\n";
  for (const Json* parameter : parameters) {
    out << "<tr><th scope=\"row\"><code>" << text(*parameter, "name") << "</code>";
    if (text(*parameter, "in") == "path") out << " <span class=\"quiet\">in the address</span>";
    out << "</th><td>" << possible_values(*parameter) << "</td><td>" << text(*parameter, "description")
        << "</td></tr>\n";
  }
  out << "</tbody></table></div>\n";
  return out;
}

/// The command that asks for it, with the description's own examples.
std::string example(const std::string& method, std::string path, const Json& operation,
                    const std::vector<const Json*>& parameters, std::string_view origin) {
  std::string query;
  for (const Json* parameter : parameters) {
    const auto given = parameter->find("example");
    if (given == parameter->end()) continue;
    const std::string name = text(*parameter, "name");
    if (text(*parameter, "in") == "path") {
      const std::string place = "{" + name + "}";
      path.replace(path.find(place), place.size(), escape_url(plain(*given)));
    } else {
      query += (query.empty() ? "?" : "&") + escape_url(name) + "=" + escape_url(plain(*given));
    }
  }
  std::string command = "curl ";
  if (operation.contains("security")) command += "-H 'Authorization: Bearer TOKEN' ";
  if (method == "post") {
    Json body;
    const Json& schema = resolved(operation.at("requestBody").at("content").at("application/json").at("schema"));
    for (const auto& [name, field] : schema.at("properties").items()) {
      if (field.contains("enum")) {
        body[name] = field.at("enum").at(0);
      } else if (field.contains("examples")) {
        body[name] = field.at("examples").at(0);
      }
    }
    command += "--json '" + body.dump() + "' ";
  }
  return command + "'" + std::string(origin.empty() ? "http://127.0.0.1:8080" : origin) + path + query + "'";
}

Markup answers(const Json& operation) {
  Markup out;
  out << "<ul class=\"api-answers\">";
  for (const auto& [status, reference] : operation.at("responses").items()) {
    const Json& answer = resolved(reference);
    out << "<li><strong>" << status << "</strong> " << text(answer, "description");
    if (const auto content = answer.find("content"); content != answer.end()) {
      for (const auto& [type, form] : content->items()) {
        out << " <span class=\"quiet\">" << type;
        const std::string schema = text(form.at("schema"), "$ref");
        if (!schema.empty()) out << ", " << schema.substr(schema.rfind('/') + 1);
        out << "</span>";
      }
    }
    out << "</li>";
  }
  out << "</ul>\n";
  return out;
}

std::string upper(std::string method) {
  for (char& c : method) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return method;
}

Markup operation_section(const std::string& method, const std::string& path, const Json& operation,
                         std::string_view origin) {
  std::vector<const Json*> parameters;
  if (const auto listed = operation.find("parameters"); listed != operation.end()) {
    for (const Json& parameter : *listed) parameters.push_back(&resolved(parameter));
  }
  Markup out;
  out << "<section class=\"api-operation\" id=\"op_" << text(operation, "operationId") << "\"><h3><code>"
      << upper(method) << " " << path << "</code></h3>\n<p>" << text(operation, "summary") << ".";
  if (const std::string more = text(operation, "description"); !more.empty()) out << " " << more;
  out << "</p>\n"
      << parameter_table(parameters, upper(method) + " " + path) << "<pre class=\"api-example\" tabindex=\"0\"><code>"
      << example(method, path, operation, parameters, origin) << "</code></pre>\n"
      << answers(operation) << "</section>\n";
  return out;
}

}  // namespace

std::string render_api_page(const Visitor& visitor) {
  const Json& api = description();
  Page page;
  page.visitor = visitor;
  page.title = "API";
  page.styles = {"api.css"};
  page.content << "<header class=\"concept-head\"><h1>API</h1>\n<p class=\"lead\">"
               << text(api.at("info"), "description")
               << "</p>\n<p>The whole description, with the form of every answer: <a "
               << "href=\"/api/v1/openapi.yaml\">OpenAPI as YAML</a> or <a href=\"/api/v1/openapi.json\">as JSON</a>."
               << "</p></header>\n";
  for (const Json& group : api.at("tags")) {
    page.content << "<section class=\"api-group\"><h2>" << text(group, "name") << "</h2>\n";
    if (const std::string more = text(group, "description"); !more.empty()) page.content << "<p>" << more << "</p>\n";
    for (const auto& [path, methods] : api.at("paths").items()) {
      for (const auto& [method, operation] : methods.items()) {
        if (operation.at("tags").at(0) != group.at("name")) continue;
        page.content << operation_section(method, path, operation, visitor.origin);
      }
    }
    page.content << "</section>\n";
  }
  return render_page(page);
}

}  // namespace materia
