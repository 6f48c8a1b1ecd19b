#include "indexer/vocabulary_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "indexer/characters.h"
#include "indexer/csv.h"
#include "indexer/skos_names.h"
#include "store/error.h"

namespace materia {
namespace {

enum Column {
  scheme,
  id,
  pref_label,
  alt_labels,
  hidden_labels,
  broader,
  definition,
  scope_note,
  exact_match,
  iri,
  ambiguous,
  tagging_labels
};

constexpr std::array<std::string_view, 12> column_names = {
    "scheme",     "id",        "prefLabel",  "altLabels", "hiddenLabels",    "broader",
    "definition", "scopeNote", "exactMatch", "iri",       "ambiguousLabels", "taggingLabels"};
constexpr std::array<Column, 3> needed_columns = {scheme, id, pref_label};

std::string scheme_iri(std::string_view name) {
  return "urn:materia:" + std::string(name);
}

/// "a|b\|c" is "a" and "b|c".
std::vector<std::string> split_list(std::string_view cell) {
  std::vector<std::string> items(1);
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == '|' || cell[i + 1] == '\\')) {
      items.back() += cell[++i];
    } else if (cell[i] == '|') {
      items.emplace_back();
    } else {
      items.back() += cell[i];
    }
  }
  for (std::string& item : items) {
    item = std::string(trimmed(item));
  }
  std::erase(items, "");
  return items;
}

void append_item(std::string& list, std::string_view item) {
  list += list.empty() ? "" : "|";
  for (const char byte : item) {
    list += byte == '|' || byte == '\\' ? "\\" : "";
    list += byte;
  }
}

/// What may stand in an address: anything but spaces, control characters and the characters with a meaning there.
bool is_iri_text(std::string_view text, std::string_view forbidden) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [&](char byte) {
    return static_cast<unsigned char>(byte) <= ' ' || forbidden.find(byte) != std::string_view::npos;
  });
}

class VocabularyTable {
 public:
  VocabularyTable(const std::string& name, std::string_view text, const std::function<void(Triple)>& on_triple)
      : name_(name), rows_(read_csv(name, text)), on_triple_(on_triple) {}

  void run() {
    read_header();
    for (const CsvRow& row : rows_) {
      read_names(row);
    }
    for (const CsvRow& row : rows_) {
      put_scheme(row);
    }
    for (const CsvRow& row : rows_) {
      if (!cell(row, id).empty()) {
        put_concept(row);
      }
    }
  }

 private:
  void read_header() {
    if (rows_.empty()) {
      fail(1,
           "an empty table; its first row has to name the columns: " + fmt::format("{}", fmt::join(column_names, ",")));
    }
    columns_.fill(missing);
    const CsvRow& header = rows_.front();
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
      const std::string_view title = trimmed(header.cells[i]);
      const auto* const known = std::find(column_names.begin(), column_names.end(), title);
      if (known == column_names.end()) {
        fail(header.line, fmt::format("unknown column \"{}\"; there are {}, with commas between", title,
                                      fmt::join(column_names, ", ")));
      }
      columns_[static_cast<std::size_t>(known - column_names.begin())] = i;
    }
    for (const Column needed : needed_columns) {
      if (columns_[needed] == missing) {
        fail(header.line, fmt::format("the column {} is missing", column_names[needed]));
      }
    }
    width_ = header.cells.size();
    rows_.erase(rows_.begin());
  }

  /// The IRIs that rows give, and whether their names are fit for addresses.
  void read_names(const CsvRow& row) {
    if (row.cells.size() > width_) {
      fail(row.line, fmt::format("{} cells, but the first row names {} columns; a cell with a comma needs quotes",
                                 row.cells.size(), width_));
    }
    const std::string of_scheme = cell(row, scheme);
    const std::string of_concept = cell(row, id);
    for (const auto& [column, text] : {std::pair(scheme, of_scheme), std::pair(id, of_concept)}) {
      if (!(column == id && text.empty()) && !is_iri_text(text, "<>\"{}|^`\\#/:")) {
        fail(row.line, fmt::format("\"{}\" is no {}: it stands in addresses; use letters, digits and hyphens", text,
                                   column_names[column]));
      }
    }
    const std::string given = cell(row, iri);
    if (!given.empty() && (!is_iri_text(given, "<>\"{}|^`\\") || given.find(':') == std::string::npos ||
                           local_name_of(given) != (of_concept.empty() ? of_scheme : of_concept))) {
      fail(row.line, fmt::format("\"{}\" is no iri that ends with the row's name", given));
    }
    if (of_concept.empty()) {
      scheme_iris_[of_scheme] = given.empty() ? scheme_iri(of_scheme) : given;
    } else {
      concept_iris_[{of_scheme, of_concept}] = given.empty() ? scheme_iri(of_scheme) + ":" + of_concept : given;
    }
  }

  /// At a scheme's own row, or at its first concept where it has none.
  void put_scheme(const CsvRow& row) {
    const std::string of_scheme = cell(row, scheme);
    const bool own_row = cell(row, id).empty();
    if (!own_row && scheme_iris_.contains(of_scheme)) {
      return;
    }
    const std::string subject = scheme_iris_.try_emplace(of_scheme, scheme_iri(of_scheme)).first->second;
    put(row, subject, std::string(rdf_type), skos_iri("ConceptScheme"), false);
    std::string label = own_row ? cell(row, pref_label) : std::string();
    if (label.empty()) {
      label = of_scheme;
      label.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(label.front())));
    }
    put(row, subject, skos_iri("prefLabel"), label, true);
    put_text(row, subject, "definition", definition, own_row);
  }

  void put_concept(const CsvRow& row) {
    const std::string of_scheme = cell(row, scheme);
    const std::string subject = concept_iris_.at({of_scheme, cell(row, id)});
    if (!concepts_put_.insert(subject).second) {
      fail(row.line, fmt::format("the concept \"{}\" of {} stands there twice", cell(row, id), of_scheme));
    }
    put(row, subject, std::string(rdf_type), skos_iri("Concept"), false);
    put(row, subject, skos_iri("inScheme"), scheme_iris_.at(of_scheme), false);
    put_text(row, subject, "prefLabel", pref_label, true);
    for (const auto& [kind, column] :
         {std::pair(LabelKind::alternative, alt_labels), std::pair(LabelKind::hidden, hidden_labels),
          std::pair(LabelKind::tagging, tagging_labels)}) {
      for (const std::string& label : split_list(cell(row, column))) {
        put(row, subject, property_of(kind).iri(), label, true);
      }
    }
    for (const std::string& label : split_list(cell(row, ambiguous))) {
      put(row, subject, ambiguous_label(), label, true);
    }
    put_text(row, subject, "definition", definition, true);
    put_text(row, subject, "scopeNote", scope_note, true);
    for (const std::string& above : split_list(cell(row, broader))) {
      const auto known = concept_iris_.find({of_scheme, above});
      put(row, subject, skos_iri("broader"),
          known == concept_iris_.end() ? scheme_iri(of_scheme) + ":" + above : known->second, false);
    }
    for (const std::string& code : split_list(cell(row, exact_match))) {
      if (!is_iri_text(code, "<>\"{}|^`\\") || code.find(':') == std::string::npos) {
        fail(row.line,
             fmt::format("the exactMatch \"{}\" is no IRI, such as http://id.nlm.nih.gov/mesh/D006073", code));
      }
      put(row, subject, skos_iri("exactMatch"), code, false);
    }
  }

  void put_text(const CsvRow& row, const std::string& subject, std::string_view property, Column column, bool wanted) {
    const std::string text = cell(row, column);
    if (wanted && !text.empty()) {
      put(row, subject, skos_iri(property), text, true);
    }
  }

  void put(const CsvRow& row, const std::string& subject, std::string predicate, std::string object, bool literal) {
    on_triple_({subject, std::move(predicate), std::move(object), literal, literal ? "en" : "",
                fmt::format("{}:{}", name_, row.line)});
  }

  [[nodiscard]] std::string cell(const CsvRow& row, Column column) const {
    const std::size_t place = columns_[column];
    return place < row.cells.size() ? std::string(trimmed(unguarded(row.cells[place]))) : std::string();
  }

  [[noreturn]] void fail(std::size_t line, std::string_view what) const {
    throw Error(fmt::format("{}:{}: {}", name_, line, what));
  }

  static constexpr auto missing = static_cast<std::size_t>(-1);

  const std::string& name_;
  std::vector<CsvRow> rows_;
  const std::function<void(Triple)>& on_triple_;
  std::array<std::size_t, column_names.size()> columns_{};
  std::size_t width_ = 0;
  std::map<std::string, std::string> scheme_iris_;
  std::map<std::pair<std::string, std::string>, std::string> concept_iris_;
  std::set<std::string> concepts_put_;
};

/// The labels that `wanted` takes, as the list of a cell.
template <typename Wanted>
std::string labels_where(const Concept& row, Wanted&& wanted) {
  std::string list;
  for (const Label& label : row.labels) {
    if (wanted(label)) {
      append_item(list, label.text);
    }
  }
  return list;
}

std::string labels_of(const Concept& row, LabelKind kind) {
  return labels_where(row, [&](const Label& label) { return label.kind == kind; });
}

}  // namespace

void read_vocabulary_csv(const std::string& name, std::string_view text, const std::function<void(Triple)>& on_triple,
                         const std::function<void(std::string)>& on_fault) {
  try {
    VocabularyTable(name, text, on_triple).run();
  } catch (const Error& fault) {
    on_fault(fault.what());
  }
}

std::string write_vocabulary_csv(const Vocabulary& vocabulary) {
  std::string text;
  append_csv_row(text, {column_names.begin(), column_names.end()});
  const auto append = [&](std::vector<std::string> cells) {
    for (std::string& cell : cells) {
      cell = guarded(cell);
    }
    append_csv_row(text, cells);
  };
  for (const Scheme& row : vocabulary.schemes()) {
    append({row.local_name, "", row.label, "", "", "", row.definition, "", "", row.iri, "", ""});
  }
  for (const Concept& row : vocabulary.concepts()) {
    std::string above;
    for (const std::size_t position : row.broader) {
      append_item(above, vocabulary.concepts()[position].local_name);
    }
    std::string codes;
    for (const std::string& code : row.exact_match) {
      append_item(codes, code);
    }
    append({row.scheme, row.local_name, row.pref_label, labels_of(row, LabelKind::alternative),
            labels_of(row, LabelKind::hidden), above, row.definition, row.scope_note, codes, row.iri,
            labels_where(row, [](const Label& label) { return label.ambiguous; }), labels_of(row, LabelKind::tagging)});
  }
  return text;
}

}  // namespace materia
