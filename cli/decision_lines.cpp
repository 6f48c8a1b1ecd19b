#include "cli/decision_lines.h"

#include <fmt/format.h>

#include <istream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "store/error.h"
#include "store/names.h"

namespace materia {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view form_of_time = "dddd-dd-ddTdd:dd:ddZ";

/// Times are compared as text, so there is one way to write them.
bool is_time(std::string_view text) {
  if (text.size() != form_of_time.size()) {
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (form_of_time[i] == 'd' ? !digit : text[i] != form_of_time[i]) {
      return false;
    }
  }
  return true;
}

std::string text_in(const Json& object, const char* name, bool needed) {
  const auto found = object.find(name);
  if (found == object.end() && !needed) {
    return {};
  }
  if (found == object.end() || !found->is_string() || (needed && found->get_ref<const std::string&>().empty())) {
    throw Error(fmt::format("\"{}\" must be a text", name));
  }
  return found->get<std::string>();
}

Decision decision_in(const std::string& line) {
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) {
    throw Error("no JSON object");
  }
  const std::string action = text_in(object, "action", true);
  const auto known = action_named(action);
  if (!known) {
    throw Error(fmt::format("\"action\" is \"{}\"; it must be confirm, deny or add", action));
  }
  Decision decision{
      text_in(object, "path", true), text_in(object, "scheme", true), text_in(object, "concept", true), *known,
      text_in(object, "by", true),   text_in(object, "why", false),   text_in(object, "at", true)};
  if (!is_time(decision.at)) {
    throw Error(fmt::format("\"at\" is \"{}\"; it must be a time like 2024-05-31T09:30:00Z", decision.at));
  }
  return decision;
}

}  // namespace

std::string decision_line(const Decision& decision) {
  const Json object = {{"path", decision.path},
                       {"scheme", decision.scheme},
                       {"concept", decision.concept_name},
                       {"action", name_of(decision.action)},
                       {"by", decision.by},
                       {"why", decision.why},
                       {"at", decision.at}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<Decision> read_decision_lines(std::istream& lines, const std::filesystem::path& file) {
  std::vector<Decision> decisions;
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) {
      continue;
    }
    try {
      decisions.push_back(decision_in(line));
    } catch (const Error& problem) {
      throw Error(fmt::format("{}:{}: {}; nothing was imported", file.string(), number, problem.what()));
    }
  }
  return decisions;
}

}  // namespace materia
