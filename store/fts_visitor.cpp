#include "store/fts_visitor.h"

#include <memory>
#include <vector>

#include "store/error.h"
#include "store/fts_interface.h"
#include "store/reader.h"

namespace materia {
namespace {

/// The type name under which a HitVisitor is bound.
constexpr const char* visitor_pointer_type = "materia_hit_visitor";

/// What is found in the document at hand. Kept by FTS5 for the length of one query.
struct PhrasesFound {
  std::vector<FieldFrequencies> frequencies;
  std::vector<Occurrence> occurrences;
};

PhrasesFound* phrases_found(const Fts5ExtensionApi* api, Fts5Context* context) {
  auto* found = static_cast<PhrasesFound*>(api->xGetAuxdata(context, 0));
  if (found != nullptr) {
    return found;
  }
  auto fresh = std::make_unique<PhrasesFound>();
  fresh->frequencies.resize(static_cast<std::size_t>(api->xPhraseCount(context)));
  found = fresh.release();
  const int result =
      api->xSetAuxdata(context, found, [](void* pointer) { delete static_cast<PhrasesFound*>(pointer); });
  return result == SQLITE_OK ? found : nullptr;  // where it fails, FTS5 has already freed it
}

int find_phrases(const Fts5ExtensionApi* api, Fts5Context* context, PhrasesFound& found) {
  found.occurrences.clear();
  for (std::size_t phrase = 0; phrase < found.frequencies.size(); ++phrase) {
    found.frequencies[phrase] = {};
    Fts5PhraseIter iterator;
    int column = 0;
    int offset = 0;
    const int result = api->xPhraseFirst(context, static_cast<int>(phrase), &iterator, &column, &offset);
    if (result != SQLITE_OK) {
      return result;
    }
    for (; column >= 0; api->xPhraseNext(context, &iterator, &column, &offset)) {
      ++found.frequencies[phrase][static_cast<std::size_t>(column)];
      found.occurrences.push_back(
          {static_cast<std::uint32_t>(phrase), static_cast<Field>(column), static_cast<std::uint32_t>(offset)});
    }
  }
  return SQLITE_OK;
}

void visit(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
           sqlite3_value** values) {
  auto* visitor =
      count == 1 ? static_cast<HitVisitor*>(sqlite3_value_pointer(values[0], visitor_pointer_type)) : nullptr;
  if (visitor == nullptr) {
    sqlite3_result_error(result, "materia_visit() is for materia's own queries", -1);
    return;
  }
  PhrasesFound* found = phrases_found(api, context);
  if (found == nullptr) {
    sqlite3_result_error_nomem(result);
    return;
  }
  if (const int code = find_phrases(api, context, *found); code != SQLITE_OK) {
    sqlite3_result_error_code(result, code);
    return;
  }
  visitor->visit(api->xRowid(context), found->frequencies, found->occurrences);
  sqlite3_result_int(result, 0);
}

}  // namespace

int register_visitor(sqlite3* connection) {
  fts5_api* interface = fts5_interface(connection);
  return interface == nullptr ? SQLITE_ERROR
                              : interface->xCreateFunction(interface, "materia_visit", nullptr, visit, nullptr);
}

void visit_matches(sqlite3* connection, const std::string& expression, HitVisitor& visitor) {
  constexpr std::string_view sql =
      "SELECT 1 FROM document_fts WHERE document_fts MATCH ?1 AND materia_visit(document_fts, ?2)";
  sqlite3_stmt* statement = nullptr;
  int result = sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> owner(statement, sqlite3_finalize);
  if (result == SQLITE_OK) {
    sqlite3_bind_text(statement, 1, expression.data(), static_cast<int>(expression.size()), SQLITE_STATIC);
    sqlite3_bind_pointer(statement, 2, &visitor, visitor_pointer_type, nullptr);
    do {
      result = sqlite3_step(statement);
    } while (result == SQLITE_ROW);
  }
  if (result == SQLITE_INTERRUPT) throw_overdue();
  if (result != SQLITE_OK && result != SQLITE_DONE) {
    throw Error(std::string("full-text query failed: ") + sqlite3_errmsg(connection));
  }
}

}  // namespace materia
