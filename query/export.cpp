#include "query/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "query/csv.h"
#include "query/json_parts.h"
#include "store/authors.h"

namespace materia {
namespace {

struct FormatNames {
  ExportFormat format;
  std::string_view name;
  std::string_view extension;
  std::string_view media_type;
};

constexpr std::array formats = {FormatNames{ExportFormat::csv, "csv", "csv", "text/csv; charset=utf-8; header=present"},
                                FormatNames{ExportFormat::json_lines, "jsonl", "jsonl", "application/jsonl"},
                                FormatNames{ExportFormat::ris, "ris", "ris", "application/x-research-info-systems"},
                                FormatNames{ExportFormat::bibtex, "bibtex", "bib", "application/x-bibtex"}};

const FormatNames& names_of(ExportFormat format) {
  return *std::ranges::find(formats, format, &FormatNames::format);
}

/// Labels of one scheme, those the article is about first; of all schemes where none is named.
std::vector<std::string> labels(const FoundDocument& document, std::string_view scheme = {}) {
  std::vector<std::string> found;
  for (const ShownTag& tag : document.tags) {
    if (scheme.empty() || tag.scheme == scheme) {
      found.push_back(tag.label);
    }
  }
  return found;
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  return fmt::format("{}", fmt::join(texts, between));
}

/// On one line: where a line ends, so does the value.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char character) { return static_cast<unsigned char>(character) < 0x20; }, ' ');
  return line;
}

struct Date {
  std::string year;
  std::string month;
  std::string day;
};

Date parts_of(std::string_view date) {
  const auto part = [&](std::size_t begin, std::size_t length) {
    return std::string(date.size() >= begin + length ? date.substr(begin, length) : std::string_view());
  };
  return {part(0, 4), part(5, 2), part(8, 2)};
}

void ris_line(std::string_view tag, std::string_view value, std::string& out) {
  if (!value.empty()) {
    out += fmt::format("{}  - {}\r\n", tag, on_one_line(value));
  }
}

std::string ris(const FoundDocument& document) {
  std::string out = "TY  - ELEC\r\n";
  ris_line("ID", document.path, out);
  ris_line("TI", document.title, out);
  for (const std::string& author : split_authors(document.author)) ris_line("AU", author, out);
  const Date date = parts_of(document.date);
  ris_line("PY", date.year, out);
  if (!date.day.empty()) {
    ris_line("DA", fmt::format("{}/{}/{}/", date.year, date.month, date.day), out);
  }
  ris_line("UR", document.url, out);
  ris_line("LA", document.language, out);
  for (const std::string& label : labels(document)) {
    ris_line("KW", label, out);
  }
  return out + "ER  - \r\n\r\n";
}

/// With what means something to TeX taken literally.
std::string tex(std::string_view text) {
  std::string out;
  for (const char character : on_one_line(text)) {
    switch (character) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '{':
      case '}':
      case '#':
      case '$':
      case '%':
      case '&':
      case '_':
        out += '\\';
        [[fallthrough]];
      default:
        out += character;
    }
  }
  return out;
}

/// An address is set as it stands, and must not end the value before its end.
std::string tex_address(std::string_view address) {
  std::string out;
  for (const char character : on_one_line(address)) {
    switch (character) {
      case '{':
        out += "%7B";
        break;
      case '}':
        out += "%7D";
        break;
      case '\\':
        out += "%5C";
        break;
      case ' ':
        out += "%20";
        break;
      default:
        out += character;
    }
  }
  return out;
}

void bibtex_line(std::string_view name, std::string_view value, std::string& out) {
  if (!value.empty()) {
    out += fmt::format(",\n  {} = {{{}}}", name, value);
  }
}

std::string bibtex(const FoundDocument& document) {
  // By id: a path may hold anything.
  std::string out = fmt::format("@misc{{materia-{}", document.id);
  bibtex_line("title", document.title.empty() ? "" : '{' + tex(document.title) + '}', out);
  // In braces: whether an author is a person or an organisation is not known.
  std::vector<std::string> authors = split_authors(document.author);
  for (std::string& author : authors) author = '{' + tex(author) + '}';
  bibtex_line("author", joined(authors, " and "), out);
  const Date date = parts_of(document.date);
  bibtex_line("year", tex(date.year), out);
  bibtex_line("date", date.day.empty() ? "" : tex(document.date), out);
  bibtex_line("url", tex_address(document.url), out);
  bibtex_line("langid", tex(document.language), out);
  bibtex_line("keywords", tex(joined(labels(document), ", ")), out);
  return out + "\n}\n\n";
}

std::string json_line(const FoundDocument& document) {
  Json line = {
      {"id", document.id},         {"path", document.path}, {"title", document.title},      {"url", document.url},
      {"author", document.author}, {"date", document.date}, {"language", document.language}};
  Json& tags = line["tags"] = Json::array();
  for (const ShownTag& tag : document.tags) {
    tags.push_back({{"scheme", tag.scheme},
                    {"concept", tag.concept_name},
                    {"label", tag.label},
                    {"level", tag.level == Level::about ? "about" : "mention"}});
  }
  return dumped(line) + "\n";
}

}  // namespace

std::optional<ExportFormat> export_format_named(std::string_view name) {
  const auto* const found = std::ranges::find(formats, name, &FormatNames::name);
  return found == formats.end() ? std::nullopt : std::optional(found->format);
}

std::vector<std::string> export_format_names() {
  std::vector<std::string> names;
  names.reserve(formats.size());
  for (const FormatNames& format : formats) {
    names.emplace_back(format.name);
  }
  return names;
}

std::string_view media_type_of(ExportFormat format) {
  return names_of(format).media_type;
}

std::string_view extension_of(ExportFormat format) {
  return names_of(format).extension;
}

Exporter::Exporter(ExportFormat format, std::vector<std::string> schemes)
    : format_(format), schemes_(std::move(schemes)) {}

std::string Exporter::head() const {
  if (format_ != ExportFormat::csv) {
    return {};
  }
  std::string line = "id,path,title,url,author,date,language";
  for (const std::string& scheme : schemes_) {
    line += ',';
    add_csv_field(line, scheme);
  }
  return line + "\r\n";
}

std::string Exporter::csv(const FoundDocument& document) const {
  std::string line = std::to_string(document.id);
  for (const std::string& value :
       {document.path, document.title, document.url, document.author, document.date, document.language}) {
    line += ',';
    add_csv_field(line, value);
  }
  for (const std::string& scheme : schemes_) {
    line += ',';
    add_csv_field(line, joined(labels(document, scheme), "; "));
  }
  return line + "\r\n";
}

std::string Exporter::article(const FoundDocument& document) const {
  switch (format_) {
    case ExportFormat::csv:
      return csv(document);
    case ExportFormat::json_lines:
      return json_line(document);
    case ExportFormat::ris:
      return ris(document);
    case ExportFormat::bibtex:
      break;
  }
  return bibtex(document);
}

}  // namespace materia
