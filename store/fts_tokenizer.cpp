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

int create(void* /*context*/, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** tokenizer) {
  return guarded([&] {
    *tokenizer = reinterpret_cast<Fts5Tokenizer*>(new Analyzer());
    return SQLITE_OK;
  });
}

void destroy(Fts5Tokenizer* tokenizer) {
  delete reinterpret_cast<Analyzer*>(tokenizer);
}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* bytes, int size, TokenCallback emit) {
  return guarded([&] {
    auto& analyzer = *reinterpret_cast<Analyzer*>(tokenizer);
    const std::string_view text(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(size));
    // A prefix is compared with the beginnings of terms; a stem of it may be no prefix of them.
    const bool prefix = (flags & FTS5_TOKENIZE_PREFIX) != 0;
    Term term;
    for (std::size_t position = 0;
         prefix ? analyzer.next_folded(text, position, term) : analyzer.next(text, position, term);) {
      const int result = emit(context, 0, term.text.data(), static_cast<int>(term.text.size()),
                              static_cast<int>(term.begin), static_cast<int>(term.end));
      if (result != SQLITE_OK) {
        return result;
      }
    }
    return SQLITE_OK;
  });
}

}  // namespace

int register_tokenizer(sqlite3* connection) {
  fts5_api* interface = fts5_interface(connection);
  if (interface == nullptr) {
    return SQLITE_ERROR;
  }
  fts5_tokenizer tokenizer{create, destroy, tokenize};
  return interface->xCreateTokenizer(interface, "materia", nullptr, &tokenizer, nullptr);
}

}  // namespace materia
