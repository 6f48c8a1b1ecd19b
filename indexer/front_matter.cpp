#include "indexer/front_matter.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include "indexer/anchors.h"
#include "indexer/characters.h"
#include "store/authors.h"

namespace materia {
namespace {

struct Split {
  std::string_view yaml;
  std::string_view rest;
  bool closed = true;
};

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

/// The key of a line "key: value" or "key:", else empty.
std::string_view key_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return {};
  const std::string_view key = line.substr(0, colon);
  const bool plain = std::all_of(key.begin(), key.end(), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '-';
  });
  return plain ? key : std::string_view();
}

/// Front matter and the text behind it; nothing where the text has none. One that is never closed ends at the first
/// blank line, if it begins with "key:" at all (else the "---" is a rule of the text).
std::optional<Split> split_front_matter(std::string_view text) {
  std::string_view rest = text;
  if (trimmed(take_line(rest)) != "---") return std::nullopt;
  const std::string_view yaml = rest;
  std::optional<Split> until_blank_line;
  while (!rest.empty()) {
    const auto size = static_cast<std::size_t>(rest.data() - yaml.data());
    const std::string_view line = trimmed(take_line(rest));
    if (line == "---" || line == "...") return Split{yaml.substr(0, size), rest};
    if (line.empty() && !until_blank_line) until_blank_line = Split{yaml.substr(0, size), rest, false};
  }
  if (key_of(yaml.substr(0, yaml.find('\n'))).empty()) return std::nullopt;
  return until_blank_line ? until_blank_line : Split{yaml, rest, false};
}

std::vector<std::string> values_of(const YAML::Node& node) {
  std::vector<std::string> values;
  if (node.IsScalar()) values.push_back(node.Scalar());
  if (node.IsSequence()) {
    for (const auto& item : node) {
      if (item.IsScalar()) values.push_back(item.Scalar());
    }
  }
  return values;
}

void read_yaml(std::string_view yaml, ExtractedDocument& document) {
  const YAML::Node root = YAML::Load(std::string(yaml));
  if (!root.IsDefined() || root.IsNull()) return;
  if (!root.IsMap()) throw YAML::ParserException(YAML::Mark::null_mark(), "it holds no keys");
  for (const auto& entry : root) {
    if (entry.first.IsScalar()) put_field(document, lower_case(entry.first.Scalar()), values_of(entry.second));
  }
}

/// What a reader sees at once in front matter that is no YAML, most often a title with a colon in it.
void read_plain_lines(std::string_view yaml, ExtractedDocument& document) {
  while (!yaml.empty()) {
    const std::string_view line = take_line(yaml);
    const std::string_view key = key_of(line);
    if (key.empty()) continue;
    std::string_view value = trimmed(line.substr(key.size() + 1));
    const bool quoted = value.size() > 1 && value.front() == value.back() && (value[0] == '"' || value[0] == '\'');
    const bool bracketed = value.size() > 1 && value.front() == '[' && value.back() == ']';
    if (quoted || bracketed) value = value.substr(1, value.size() - 2);
    put_field(document, lower_case(key), {std::string(value)});
  }
}

std::string joined(const std::vector<std::string>& values) {
  return one_line(fmt::format("{}", fmt::join(values, ", ")));
}

void put_editor_tags(ExtractedDocument& document, const std::string& scheme, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      std::string_view name = trimmed(rest.substr(0, comma));
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
      const bool denied = name.starts_with('-');
      if (denied) name = trimmed(name.substr(1));
      if (!name.empty()) document.editor_tags.push_back({scheme, slug(one_line(name)), denied});
    }
  }
}

}  // namespace

std::string_view read_front_matter(std::string_view text, ExtractedDocument& document) {
  const std::optional<Split> split = split_front_matter(text);
  if (!split) return text;
  if (!split->closed) {
    document.repairs.emplace_back("front matter has no closing \"---\"; it was ended at the first blank line");
  }
  ExtractedDocument read;
  try {
    read_yaml(split->yaml, read);
  } catch (const YAML::Exception& error) {
    const int line = error.mark.is_null() ? 1 : error.mark.line + 2;
    read = {};
    read_plain_lines(split->yaml, read);
    read.repairs.insert(read.repairs.begin(),
                        fmt::format("front matter does not parse (line {}: {})", line, error.msg));
  }
  read.repairs.insert(read.repairs.begin(), document.repairs.begin(), document.repairs.end());
  read.blocks = std::move(document.blocks);
  document = std::move(read);
  return split->rest;
}

void put_field(ExtractedDocument& document, std::string_view key, const std::vector<std::string>& values) {
  const std::string value = joined(values);
  if (key == "title") document.title = value;
  if (key == "author" || key == "authors") {
    // Of two keys the one that names somebody counts.
    if (std::string authors = one_line(join_authors(values)); !authors.empty()) document.author = std::move(authors);
  }
  if (key == "language") document.language = value;
  if (key == "therapies") put_editor_tags(document, "therapy", values);
  if (key == "conditions") put_editor_tags(document, "condition", values);
  if (key == "date" && !value.empty()) {
    document.date = iso_day(value);
    if (document.date.empty()) document.repairs.push_back(fmt::format("\"{}\" is not a date (YYYY-MM-DD)", value));
  }
  if (key == "url" && !value.empty()) {
    if (is_web_address(value)) {
      document.url = value;
    } else {
      document.repairs.push_back(fmt::format("\"{}\" is not a web address (http or https)", value));
    }
  }
}

std::string iso_day(std::string_view text) {
  text = trimmed(text);
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
  if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ') return {};
  const auto number = [&](std::size_t begin, std::size_t length) {
    int value = -1;
    const char* end = text.data() + begin + length;
    const auto [last, error] = std::from_chars(text.data() + begin, end, value);
    return error == std::errc() && last == end ? value : -1;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return {};
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::string(text.substr(0, 10)) : std::string();
}

bool is_web_address(std::string_view text) {
  const std::string start = lower_case(text.substr(0, 8));
  const std::size_t scheme = start.starts_with("http://") ? 7 : start.starts_with("https://") ? 8 : 0;
  return scheme > 0 && text.size() > scheme && text.find_first_of(" \t\n\"<>") == std::string_view::npos;
}

}  // namespace materia
