#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "store/document.h"

// Private to the query room.

namespace materia {

/// A piece of a typed query between spaces, its syntax taken off.
struct QueryItem {
  std::size_t begin = 0;  ///< its bytes in the query, syntax included
  std::size_t end = 0;
  std::size_t text_begin = 0;  ///< where `text` stands in the query
  std::string_view text;       ///< its words, without quotes, minus, field or star
  bool is_or = false;          ///< the word OR in capitals; only its place counts then
  bool quoted = false;
  bool excluded = false;
  bool prefix = false;                  ///< a star stands directly behind the last word
  std::optional<Field> field;           ///< title:
  const std::string* scheme = nullptr;  ///< therapy:, condition:; points into the schemes given
};

/// Cuts a typed query into items. A quote opens where an item begins and has to be closed, or it is no quote; a minus
/// excludes where an item begins and something follows at once; "-(" excludes up to the next ")".
class QueryLexer {
 public:
  QueryLexer(std::string_view text, std::span<const std::string> schemes) : text_(text), schemes_(schemes) {}

  /// The next item; nothing at the end.
  std::optional<QueryItem> next();

 private:
  void skip_separators();
  [[nodiscard]] bool excludes_here() const;
  void read_field(QueryItem& item);
  bool read_quoted(QueryItem& item);
  void read_words(QueryItem& item);

  std::string_view text_;
  std::span<const std::string> schemes_;
  std::size_t position_ = 0;
  bool excluding_ = false;  ///< inside -( )
};

}  // namespace materia
