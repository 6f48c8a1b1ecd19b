#include "store/writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include "store/background_indexing.h"
#include "store/bulk_load.h"
#include "store/connection.h"
#include "store/decision_rows.h"
#include "store/document_rows.h"
#include "store/error.h"
#include "store/fault_point.h"
#include "store/ranked/ranked_index_writer.h"
#include "store/storage_failure.h"
#include "store/tag_blocks.h"
#include "store/tag_rows.h"
#include "store/vocabulary_block.h"
#include "store/vocabulary_rows.h"
#include "store/word_counts.h"

namespace materia {

struct Writer::Impl {
  Impl(const std::filesystem::path& path, Mode chosen, std::size_t memory)
      : is_new(!std::filesystem::exists(path)),
        connection(path, Connection::Access::write),
        transaction(prepared(chosen), SQLite::TransactionBehavior::IMMEDIATE) {
    if (chosen == Mode::bulk) {
      load.emplace(connection, memory);
    }
    if (load && is_new) {
      ranked.begin(connection);
      background.emplace(share_of(memory, 4));
    }
  }

  /// Nobody reads a new file yet: its pages needn't be written to a log first.
  SQLite::Database& prepared(Mode chosen) {
    if (chosen == Mode::bulk && is_new) {
      connection.database().execAndGet("PRAGMA journal_mode = MEMORY");
    }
    return connection.database();
  }

  bool is_new;
  Connection connection;
  SQLite::Transaction transaction;
  WordCounts words;
  RankedIndexWriter ranked;
  std::optional<BackgroundIndexing> background;  ///< while a new file is loaded
  Analyzer analyzer;
  std::unordered_set<DocumentId> added;  ///< documents that this writer brought in
  std::optional<BulkLoad> load;          ///< in Mode::bulk
  bool changed = false;

  /// The document added last, until its parts are written: those of a document that has none yet need no deleting.
  struct Newest {
    DocumentId id = 0;
    std::string path;
    std::vector<EditorTag> editor_tags;
    bool fingerprinted = false;
    bool tagged = false;
  } newest;

  template <typename... Values>
  void run(const char* sql, const Values&... values) {
    connection.prepare(sql).bind(values...).run();
  }

  void put_parts(DocumentId id, const Document& document) {
    for (std::size_t i = 0; i < document.passages.size(); ++i) {
      const Passage& passage = document.passages[i];
      run("INSERT INTO passage VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", id, i, passage.anchor, passage.heading,
          passage.level, passage.begin, passage.end);
    }
    for (std::size_t i = 0; i < document.editor_tags.size(); ++i) {
      const EditorTag& tag = document.editor_tags[i];
      run("INSERT INTO editor_tag VALUES(?1, ?2, ?3, ?4, ?5)", id, i, tag.scheme, tag.concept_name, tag.denied);
    }
  }
};

Writer::Writer(const std::filesystem::path& file, Mode mode, std::size_t memory) {
  try {
    impl_ = std::make_unique<Impl>(file, mode, memory);
  } catch (const SQLite::Exception& failure) {
    if ((failure.getErrorCode() & 0xff) == SQLITE_BUSY) {
      throw BusyError(file.string() + ": can't be written (" + failure.what() +
                      "); another indexer is at work: try again when it has finished");
    }
    throw_storage_failure(failure, file);
  }
}
Writer::~Writer() = default;

Connection& Writer::connection() {
  return impl_->connection;
}

void Writer::note_change() {
  impl_->changed = true;
}

bool Writer::first_fingerprint(DocumentId id) {
  const bool first = impl_->newest.id == id && !impl_->newest.fingerprinted;
  impl_->newest.fingerprinted = impl_->newest.fingerprinted || first;
  return first;
}

void Writer::begin_document_ids_after(DocumentId last) {
  impl_->run("INSERT INTO sqlite_sequence(name, seq) VALUES('document', ?1)", last);
}

std::int64_t Writer::put_file(const SourceFile& file) {
  if (file.id != 0) {
    impl_->run("UPDATE source_file SET path = ?2, size = ?3, modified_ns = ?4, hash = ?5 WHERE id = ?1", file.id,
               file.path, file.size, file.modified_ns, file.hash);
    return file.id;
  }
  impl_->run("INSERT INTO source_file(path, size, modified_ns, hash) VALUES(?1, ?2, ?3, ?4)", file.path, file.size,
             file.modified_ns, file.hash);
  return impl_->connection.database().getLastInsertRowid();
}

void Writer::remove_file(std::int64_t id) {
  impl_->newest = {};
  impl_->words.subtract_file(impl_->connection, id);
  {
    auto rows = impl_->connection.prepare("SELECT id FROM document WHERE file_id = ?1");
    rows.bind(id);
    while (rows.step()) {
      impl_->ranked.note_removed(rows.column(0).getInt64());
    }
  }
  impl_->run("DELETE FROM document WHERE file_id = ?1", id);
  impl_->run("DELETE FROM source_file WHERE id = ?1", id);
  impl_->changed = true;
}

DocumentId Writer::add_document(std::int64_t file, const Document& document, std::uint64_t hash, DocumentId id,
                                std::optional<AnalyzedDocument> analyzed) {
  const std::string headings = document.headings();
  if (!analyzed) {
    analyzed.emplace();
    analyzed->read(Field::title, document.title, impl_->analyzer);
    analyzed->read(Field::headings, headings, impl_->analyzer);
    analyzed->read(Field::body, document.body, impl_->analyzer);
  }
  KnownTexts& known = impl_->connection.known_texts();
  known = {{document.title, headings, document.body}, &*analyzed};
  impl_->run(
      "INSERT INTO document(id, file_id, path, title, title_inferred, headings, body, url, author, date, language, "
      "hash) VALUES(nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      id, file, document.path, document.title, document.title_inferred, headings, document.body, document.url,
      document.author, document.date, document.language, hash);
  fault_point("document: row written");
  const DocumentId added = impl_->connection.database().getLastInsertRowid();
  if (impl_->load) {
    impl_->run("INSERT INTO document_fts(rowid, title, headings, body) VALUES(?1, ?2, ?3, ?4)", added, document.title,
               headings, document.body);
  }
  known = {};
  impl_->newest = {added, document.path, document.editor_tags};
  impl_->added.insert(added);
  impl_->put_parts(added, document);
  if (!impl_->background) {
    impl_->words.add(analyzed->words);
    impl_->ranked.note_written(added);
  } else if (!impl_->background->put(impl_->connection, added, document.title_inferred, std::move(*analyzed))) {
    impl_->ranked.note_written(added);
  }
  impl_->changed = true;
  return added;
}

void Writer::end_load() {
  if (impl_->background) {
    fault_point("load: before postings");
    impl_->background->write(impl_->connection);
    impl_->background.reset();
  }
}

void Writer::update_document(DocumentId id, const Document& document, std::uint64_t hash) {
  impl_->words.subtract_document(impl_->connection, id);
  impl_->newest = {};
  impl_->run(
      "UPDATE document SET title = ?2, title_inferred = ?3, headings = ?4, body = ?5, url = ?6, author = ?7, "
      "date = ?8, language = ?9, hash = ?10 WHERE id = ?1",
      id, document.title, document.title_inferred, document.headings(), document.body, document.url, document.author,
      document.date, document.language, hash);
  fault_point("document: row updated");
  impl_->run("DELETE FROM passage WHERE document_id = ?1", id);
  impl_->run("DELETE FROM editor_tag WHERE document_id = ?1", id);
  impl_->put_parts(id, document);
  impl_->words.add(document);
  impl_->ranked.note_written(id);
  impl_->changed = true;
}

void Writer::rename_document(DocumentId id, std::int64_t file, std::string_view path) {
  impl_->newest = {};
  move_editors_work(read_path(impl_->connection, id).value_or(""), path);
  impl_->run("UPDATE document SET path = ?2, file_id = ?3 WHERE id = ?1", id, path, file);
  impl_->changed = true;
}

void Writer::move_editors_work(std::string_view from, std::string_view to) {
  materia::move_editors_work(impl_->connection, from, to);
  impl_->changed = true;
}

void Writer::remove_document(DocumentId id) {
  impl_->newest = {};
  impl_->words.subtract_document(impl_->connection, id);
  impl_->run("DELETE FROM document WHERE id = ?1", id);
  impl_->ranked.note_removed(id);
  fault_point("document: removed");
  impl_->changed = true;
}

Vocabulary Writer::put_vocabulary(const Vocabulary& vocabulary) {
  fault_point("vocabulary: before");
  write_vocabulary(impl_->connection, vocabulary);
  fault_point("vocabulary: after");
  impl_->changed = true;
  return read_vocabulary(impl_->connection);
}

void Writer::put_findings(DocumentId id, const std::vector<Mention>& mentions, const std::vector<Finding>& findings) {
  fault_point("findings: before");
  impl_->changed = true;
  Impl::Newest& newest = impl_->newest;
  if (newest.id == id && !newest.tagged) {
    newest.tagged = true;
    write_first_findings(impl_->connection, id, newest.path, newest.editor_tags, mentions, findings);
    return;
  }
  write_findings(impl_->connection, id, mentions, findings);
  const std::vector<Tag> before = read_tags(impl_->connection, id);
  if (refresh_tags(impl_->connection, id) && !impl_->added.contains(id)) {
    note_changes(impl_->connection, id, before);
  }
}

void Writer::put_skipped(const std::vector<SkippedFile>& skipped) {
  if (std::ranges::is_permutation(read_skipped(impl_->connection), skipped)) {
    return;
  }
  impl_->changed = true;
  impl_->connection.run("DELETE FROM skipped_file");
  for (const SkippedFile& file : skipped) {
    impl_->run("INSERT OR REPLACE INTO skipped_file VALUES(?1, ?2)", file.path, file.reason);
  }
}

void Writer::put_fact(std::string_view name, std::string_view value) {
  impl_->run("INSERT OR REPLACE INTO meta VALUES(?1, ?2)", name, value);
}

void Writer::put_corpus(std::string_view path) {
  if (fact("corpus") != path) {
    impl_->changed = true;
    put_fact("corpus", path);
  }
}

bool Writer::changed() const {
  return impl_->changed;
}

std::int64_t Writer::commit() {
  end_load();
  fault_point("commit: before word counts");
  impl_->words.write(impl_->connection);
  fault_point("commit: before the ranked index");
  impl_->ranked.write(impl_->connection);
  write_vocabulary_block(impl_->connection);
  write_tag_blocks(impl_->connection);
  std::int64_t generation = read_generation(impl_->connection);
  if (impl_->changed) {
    ++generation;
    impl_->run("INSERT OR REPLACE INTO meta VALUES('generation', ?1)", generation);
  }
  if (impl_->load) {
    fault_point("commit: before optimize");
    impl_->load->finish();
    fault_point("commit: after optimize");
  }
  fault_point("commit: before");
  try {
    impl_->transaction.commit();
  } catch (const SQLite::Exception& failure) {
    throw_storage_failure(failure, impl_->connection.file());
  }
  fault_point("commit: after");
  if (impl_->load && impl_->is_new) {
    impl_->connection.database().execAndGet("PRAGMA journal_mode = WAL");
  }
  return generation;
}

}  // namespace materia
