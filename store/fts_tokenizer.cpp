#include "store/fts_tokenizer.h"

#include <exception>
#include <new>

#include "store/analyzer.h"
#include "store/fts_interface.h"

namespace materia {
namespace {

using TokenCallback = int (*)(void*, int, const char*, int, int, int);

/// SQLite is C: nothing may be thrown through it.
template <typename Function>
int guarded(Function&& function) noexcept {
  try {
    return function();
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception&) {
    return SQLITE_ERROR;
  }
}

struct Tokenizer {
  Analyzer analyzer;
  const KnownTexts* known = nullptr;
};

int create(void* context, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** tokenizer) {
  return guarded([&] {
    *tokenizer = reinterpret_cast<Fts5Tokenizer*>(new Tokenizer{Analyzer(), static_cast<const KnownTexts*>(context)});
    return SQLITE_OK;
  });
}

void destroy(Fts5Tokenizer* tokenizer) {
  delete reinterpret_cast<Tokenizer*>(tokenizer);
}

int emit_term(const Term& term, void* context, TokenCallback emit) {
  return emit(context, 0, term.text.data(), static_cast<int>(term.text.size()), static_cast<int>(term.begin),
              static_cast<int>(term.end));
}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* bytes, int size, TokenCallback emit) {
  return guarded([&] {
    auto& [analyzer, known] = *reinterpret_cast<Tokenizer*>(tokenizer);
    const std::string_view text(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(size));
    // A prefix is compared with the beginnings of terms; a stem of it may be no prefix of them.
    const bool prefix = (flags & FTS5_TOKENIZE_PREFIX) != 0;
    if (const std::vector<Term>* terms = prefix || known == nullptr ? nullptr : known->find(text)) {
      int result = SQLITE_OK;
      for (auto term = terms->begin(); term != terms->end() && result == SQLITE_OK; ++term) {
        result = emit_term(*term, context, emit);
      }
      return result;
    }
    Term term;
    for (std::size_t position = 0;
         prefix ? analyzer.next_folded(text, position, term) : analyzer.next(text, position, term);) {
      const int result = emit_term(term, context, emit);
      if (result != SQLITE_OK) {
        return result;
      }
    }
    return SQLITE_OK;
  });
}

}  // namespace

const std::vector<Term>* KnownTexts::find(std::string_view text) const {
  for (std::size_t field = 0; document != nullptr && field < field_count; ++field) {
    if (texts[field] == text) {
      return &document->terms[field];
    }
  }
  return nullptr;
}

int register_tokenizer(sqlite3* connection, const KnownTexts* known) {
  fts5_api* interface = fts5_interface(connection);
  if (interface == nullptr) {
    return SQLITE_ERROR;
  }
  fts5_tokenizer tokenizer{create, destroy, tokenize};
  return interface->xCreateTokenizer(interface, "materia", const_cast<KnownTexts*>(known), &tokenizer, nullptr);
}

}  // namespace materia
