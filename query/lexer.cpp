#include "query/lexer.h"

#include <algorithm>
#include <array>

namespace materia {
namespace {

/// No facet has a longer name; without a bound, a row of quotation marks would be read to its end for each of them.
constexpr std::size_t longest_name = 100;

bool is_space(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

bool ends_words(char character) {
  return is_space(character) || character == '(' || character == ')';
}

char lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

bool same_name(std::string_view typed, std::string_view name) {
  return std::equal(typed.begin(), typed.end(), name.begin(), name.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

/// The size of the quotation mark that stands at `position`, straight or typographic; 0 where none does.
std::size_t quote_at(std::string_view text, std::size_t position) {
  static constexpr std::array<std::string_view, 4> quotes = {"\"", "\u201C", "\u201D", "\u201E"};
  for (const std::string_view quote : quotes) {
    if (text.substr(position).starts_with(quote)) {
      return quote.size();
    }
  }
  return 0;
}

std::size_t find_quote(std::string_view text, std::size_t position) {
  while (position < text.size() && quote_at(text, position) == 0) {
    ++position;
  }
  return position;
}

}  // namespace

std::optional<QueryItem> QueryLexer::next() {
  skip_separators();
  if (position_ >= text_.size()) {
    return std::nullopt;
  }
  QueryItem item;
  item.begin = position_;
  item.excluded = excluding_;
  if (excludes_here()) {
    item.excluded = true;
    ++position_;
  }
  read_field(item);
  if (!read_quoted(item)) {
    read_words(item);
  }
  item.end = position_;
  return item;
}

void QueryLexer::skip_separators() {
  while (position_ < text_.size()) {
    const char character = text_[position_];
    if (character == ')') {
      excluding_ = false;
    } else if (character == '-' && text_.substr(position_).starts_with("-(")) {
      excluding_ = true;
      ++position_;
    } else if (!ends_words(character) && (character != '-' || excludes_here())) {
      return;
    }
    ++position_;
  }
}

bool QueryLexer::excludes_here() const {
  const bool at_start = position_ == 0 || ends_words(text_[position_ - 1]);
  if (text_[position_] != '-' || !at_start || position_ + 1 >= text_.size()) {
    return false;
  }
  const char behind = text_[position_ + 1];
  return behind != '-' && !ends_words(behind);
}

void QueryLexer::read_field(QueryItem& item) {
  std::size_t colon = position_;
  const std::size_t limit = std::min(text_.size(), position_ + longest_name);
  while (colon < limit && text_[colon] != ':' && !ends_words(text_[colon])) {
    ++colon;
  }
  if (colon + 1 >= text_.size() || text_[colon] != ':' || ends_words(text_[colon + 1])) {
    return;
  }
  const std::string_view name = text_.substr(position_, colon - position_);
  const auto scheme =
      std::find_if(schemes_.begin(), schemes_.end(), [&](const std::string& known) { return same_name(name, known); });
  if (scheme != schemes_.end()) {
    item.scheme = &*scheme;
  } else if (same_name(name, "title")) {
    item.field = Field::title;
  } else {
    return;
  }
  position_ = colon + 1;
}

bool QueryLexer::read_quoted(QueryItem& item) {
  const std::size_t opening = quote_at(text_, position_);
  const std::size_t begin = position_ + opening;
  const std::size_t end = opening == 0 ? text_.size() : find_quote(text_, begin);
  if (end >= text_.size()) {
    return false;
  }
  item.quoted = true;
  item.text_begin = begin;
  item.text = text_.substr(begin, end - begin);
  position_ = end + quote_at(text_, end);
  if (position_ < text_.size() && text_[position_] == '*') {
    item.prefix = true;
    ++position_;
  }
  return true;
}

void QueryLexer::read_words(QueryItem& item) {
  const std::size_t begin = position_;
  while (position_ < text_.size() && !ends_words(text_[position_])) {
    ++position_;
  }
  std::string_view words = text_.substr(begin, position_ - begin);
  item.is_or = words == "OR" && item.scheme == nullptr && !item.field;
  const std::size_t last = words.find_last_not_of(".,;:!?");
  if (last != std::string_view::npos && words[last] == '*') {
    item.prefix = true;
    words = words.substr(0, last);
  }
  item.text_begin = begin;
  item.text = words;
}

}  // namespace materia
