// SQLite's FTS5 as an engine (engine.h), as its documentation would have one write it: external content, the porter
// tokenizer, ORDER BY rank LIMIT 10, count(*), and a table of tags joined and grouped.

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <string>

#include "bench/peers/engine.h"
#include "bench/peers/exported.h"

namespace materia {
namespace {

constexpr const char* schema = R"(
  CREATE TABLE document(id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE tag(document INTEGER NOT NULL, facet TEXT NOT NULL, concept INTEGER NOT NULL,
                   PRIMARY KEY(document, facet, concept)) WITHOUT ROWID;
  CREATE VIRTUAL TABLE document_fts USING fts5(title, body, content='document', content_rowid='id', tokenize='porter');
)";

void build(const std::filesystem::path& documents, const std::filesystem::path& index) {
  std::filesystem::remove(index);
  SQLite::Database database(index.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Transaction transaction(database);
  database.exec(schema);
  SQLite::Statement insert_document(database, "INSERT INTO document VALUES(?, ?, ?)");
  SQLite::Statement insert_tag(database, "INSERT INTO tag VALUES(?, ?, ?)");
  for_each_exported(documents, [&](const ExportedDocument& document) {
    insert_document.bind(1, document.id);
    insert_document.bind(2, std::string(document.title));
    insert_document.bind(3, std::string(document.text));
    insert_document.exec();
    insert_document.reset();
    for (const auto& [facet, numbers] :
         {std::pair("therapy", &document.therapies), std::pair("condition", &document.conditions)}) {
      for (const std::uint32_t number : *numbers) {
        insert_tag.bind(1, document.id);
        insert_tag.bind(2, facet);
        insert_tag.bind(3, number);
        insert_tag.exec();
        insert_tag.reset();
      }
    }
  });
  database.exec("INSERT INTO document_fts(document_fts) VALUES('rebuild')");
  database.exec("INSERT INTO document_fts(document_fts) VALUES('optimize')");
  transaction.commit();
}

std::string match_expression_of(const Asked& asked) {
  switch (asked.join()) {
    case Join::phrase:
      return fmt::format("\"{}\"", fmt::join(asked.words, " "));
    case Join::prefix:
      return asked.words.front() + "*";
    case Join::any:
      return fmt::format("\"{}\"", fmt::join(asked.words, "\" OR \""));
    case Join::all:
      break;
  }
  return fmt::format("\"{}\"", fmt::join(asked.words, "\" \""));
}

class Fts5Engine final : public SearchEngine {
 public:
  explicit Fts5Engine(const std::filesystem::path& index)
      : database_(index.string(), SQLite::OPEN_READONLY),
        best_(database_, "SELECT rowid, rank FROM document_fts WHERE document_fts MATCH ? ORDER BY rank LIMIT 10"),
        total_(database_, "SELECT count(*) FROM document_fts WHERE document_fts MATCH ?"),
        facets_(database_,
                "SELECT facet, concept, count(*) FROM document_fts JOIN tag ON tag.document = document_fts.rowid "
                "WHERE document_fts MATCH ? GROUP BY facet, concept") {}

  Answer answer(const Asked& asked) override {
    const std::string expression = match_expression_of(asked);
    Answer answer;
    for_each_row(best_, expression, [&](SQLite::Statement& row) {
      answer.hits.push_back({row.getColumn(0).getInt64(), -row.getColumn(1).getDouble()});
    });
    for_each_row(total_, expression,
                 [&](SQLite::Statement& row) { answer.total = static_cast<std::size_t>(row.getColumn(0).getInt64()); });
    for_each_row(facets_, expression, [&](SQLite::Statement& row) {
      answer.facet_counts += static_cast<std::size_t>(row.getColumn(2).getInt64());
    });
    return answer;
  }

 private:
  template <typename Visit>
  static void for_each_row(SQLite::Statement& statement, const std::string& expression, Visit visit) {
    statement.reset();
    statement.bind(1, expression);
    while (statement.executeStep()) {
      visit(statement);
    }
    statement.reset();
  }

  SQLite::Database database_;
  SQLite::Statement best_;
  SQLite::Statement total_;
  SQLite::Statement facets_;
};

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  materia::EngineProgram program{"fts5", materia::build,
                                 [](const auto& index) { return std::make_unique<materia::Fts5Engine>(index); }};
  return materia::run_engine(program, count, arguments);
}
