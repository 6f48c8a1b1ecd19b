#include "store/word_counts.h"

#include "store/connection.h"

namespace materia {

void WordCounts::count(std::string_view text, std::int64_t change) {
  for (std::size_t position = 0; analyzer_.next_folded(text, position, term_);) {
    count_word(term_.text, change);
  }
}

void WordCounts::count_word(std::string_view word, std::int64_t change) {
  const WordNumbers::Number number = words_.add(word);
  if (number == counts_.size()) {
    counts_.emplace_back();
  }
  Count& count = counts_[number];
  if (count.counted_for != document_) {
    count.counted_for = document_;
    count.documents += change;
  }
}

void WordCounts::add(std::string_view words) {
  ++document_;
  while (!words.empty()) {
    const std::size_t size = words.find(' ');
    count_word(words.substr(0, size), 1);
    words.remove_prefix(size + 1);
  }
}

void WordCounts::add(const Document& document) {
  ++document_;
  count(document.title, 1);
  count(document.headings(), 1);
  count(document.body, 1);
}

template <typename... Values>
void WordCounts::count_stored(Connection& connection, std::int64_t change, const char* sql, const Values&... values) {
  auto rows = connection.prepare(sql);
  rows.bind(values...);
  while (rows.step()) {
    ++document_;
    for (int column = 0; column < static_cast<int>(field_count); ++column) {
      count(text_of(rows.column(column)), change);
    }
  }
}

void WordCounts::subtract_document(Connection& connection, DocumentId id) {
  count_stored(connection, -1, "SELECT title, headings, body FROM document WHERE id = ?1", id);
}

void WordCounts::subtract_file(Connection& connection, std::int64_t file) {
  count_stored(connection, -1, "SELECT title, headings, body FROM document WHERE file_id = ?1", file);
}

void WordCounts::add_all(Connection& connection) {
  count_stored(connection, 1, "SELECT title, headings, body FROM document");
}

void WordCounts::write(Connection& connection) {
  // In the table's order, so that a first load only appends.
  for (const WordNumbers::Number number : words_.sorted()) {
    const std::int64_t change = counts_[number].documents;
    if (change == 0) {
      continue;
    }
    const std::string_view text = words_.word(number);
    connection.prepare("INSERT INTO word VALUES(?1, ?2) ON CONFLICT(text) DO UPDATE SET documents = documents + ?2")
        .bind(text, change)
        .run();
    if (change < 0) {
      connection.prepare("DELETE FROM word WHERE text = ?1 AND documents = 0").bind(text).run();
    }
  }
  words_.clear();
  counts_.clear();
}

WordCounts::Difference WordCounts::compare(Connection& connection) const {
  Difference difference;
  const auto differs = [&](std::string_view word) {
    if (difference.words++ == 0) {
      difference.example = word;
    }
  };
  std::size_t found = 0;
  auto rows = connection.prepare("SELECT text, documents FROM word ORDER BY text");
  while (rows.step()) {
    const std::string text = text_of(rows.column(0));
    const WordNumbers::Number word = words_.find(text);
    found += word == WordNumbers::none ? 0 : 1;
    if (word == WordNumbers::none || counts_[word].documents != rows.column(1).getInt64()) {
      differs(text);
    }
  }
  if (found < counts_.size()) {
    difference.words += counts_.size() - found;
    if (difference.example.empty()) {
      difference.example = "(missing)";
    }
  }
  return difference;
}

}  // namespace materia
