#include "store/tag_blocks.h"

#include <optional>

#include "store/byte_stream.h"
#include "store/connection.h"
#include "store/document_rows.h"
#include "store/vocabulary_rows.h"

namespace materia {
namespace {

constexpr unsigned block_bits = 10;  // as the triggers of the schema have it
constexpr unsigned flag_bits = 2;

std::int64_t block_of(DocumentId id) {
  return id >> block_bits;
}

DocumentId first_id(std::int64_t block) {
  return block << block_bits;
}

/// The first block from `from` on that has a document.
std::optional<std::int64_t> next_block(Connection& connection, std::int64_t from) {
  auto row = connection.prepare("SELECT id FROM document WHERE id >= ?1 ORDER BY id LIMIT 1");
  return row.bind(first_id(from)).step() ? std::optional(block_of(row.column(0).getInt64())) : std::nullopt;
}

void append(DocumentId step, const std::vector<TagEntry>& entries, ByteWriter& bytes) {
  bytes.varint(static_cast<std::uint64_t>(step));
  bytes.varint(entries.size());
  std::uint32_t previous = 0;
  for (const TagEntry& entry : entries) {
    bytes.varint(std::uint64_t{entry.position - previous} << flag_bits | (entry.about ? 1U : 0U) |
                 (entry.clearly ? 2U : 0U));
    previous = entry.position;
  }
}

/// For each document with tags: how far its id is from the one before, how many concepts, and each with its flags.
std::string coded_block(Connection& connection, const Vocabulary& vocabulary, std::int64_t block) {
  ByteWriter bytes;
  std::vector<Tag> tags;
  std::vector<TagEntry> entries;
  DocumentId coded = first_id(block);
  DocumentId document = 0;
  const auto finish = [&] {
    if (!tags.empty()) {
      roll_up(tags, vocabulary, entries);
      append(document - coded, entries, bytes);
      coded = document;
      tags.clear();
    }
  };
  auto rows = connection.prepare(
      "SELECT concept_id, level, salience, source, mentions, document_id FROM tag "
      "WHERE document_id >= ?1 AND document_id < ?2 ORDER BY document_id");
  rows.bind(first_id(block), first_id(block + 1));
  while (rows.step()) {
    const DocumentId id = rows.column(5).getInt64();
    if (id != document) {
      finish();
      document = id;
    }
    tags.push_back(tag_of(rows));
  }
  finish();
  return bytes.take();
}

std::optional<std::string> stored_block(Connection& connection, std::int64_t block) {
  auto row = connection.prepare("SELECT entries FROM tag_block WHERE block = ?1");
  if (!row.bind(block).step()) {
    return std::nullopt;
  }
  const SQLite::Column bytes = row.column(0);
  return std::string(static_cast<const char*>(bytes.getBlob()), static_cast<std::size_t>(bytes.getBytes()));
}

void visit_block(const std::string& bytes, std::int64_t block, std::size_t concepts, std::vector<TagEntry>& entries,
                 const std::function<void(DocumentId, std::span<const TagEntry>)>& visit) {
  ByteReader reader({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
  DocumentId id = first_id(block);
  while (reader.left() > 0) {
    id += static_cast<DocumentId>(reader.varint() & ((1U << block_bits) - 1));
    entries.resize(std::min<std::uint64_t>(reader.varint(), concepts));
    std::uint64_t position = 0;
    for (TagEntry& entry : entries) {
      const std::uint64_t coded = reader.varint();
      position += coded >> flag_bits;
      if (position >= concepts) {
        ByteReader::throw_damaged();
      }
      entry.position = static_cast<std::uint32_t>(position) & TagEntry::most;
      entry.about = (coded & 1U) != 0;
      entry.clearly = (coded & 2U) != 0;
    }
    visit(id, entries);
  }
}

}  // namespace

void for_each_tagged(Connection& connection, const Vocabulary& vocabulary, std::span<const DocumentId> documents,
                     const std::function<void(DocumentId, std::span<const TagEntry>)>& visit) {
  std::vector<TagEntry> entries;
  for (std::size_t next = 0; next < documents.size();) {
    const std::int64_t block = block_of(documents[next]);
    std::optional<std::string> bytes = stored_block(connection, block);
    if (!bytes) {
      bytes = coded_block(connection, vocabulary, block);
    }
    visit_block(*bytes, block, vocabulary.concepts().size(), entries, visit);
    while (next < documents.size() && block_of(documents[next]) == block) {
      ++next;
    }
  }
}

void write_tag_blocks(Connection& connection) {
  std::optional<Vocabulary> vocabulary;  // read where it is needed
  for (auto block = next_block(connection, 0); block; block = next_block(connection, *block + 1)) {
    if (connection.prepare("SELECT 1 FROM tag_block WHERE block = ?1").bind(*block).step()) {
      continue;
    }
    if (!vocabulary) {
      vocabulary = read_vocabulary(connection);
    }
    const std::string bytes = coded_block(connection, *vocabulary, *block);
    connection.prepare("INSERT INTO tag_block VALUES(?1, ?2)")
        .bind(*block, std::span(reinterpret_cast<const std::int8_t*>(bytes.data()), bytes.size()))
        .run();
  }
}

void check_tag_blocks(Connection& connection, std::vector<std::string>& problems) {
  const Vocabulary vocabulary = read_vocabulary(connection);
  for (auto block = next_block(connection, 0); block; block = next_block(connection, *block + 1)) {
    const std::optional<std::string> bytes = stored_block(connection, *block);
    if (bytes && *bytes != coded_block(connection, vocabulary, *block)) {
      problems.push_back("tags: those of documents " + std::to_string(first_id(*block)) + " to " +
                         std::to_string(first_id(*block + 1) - 1) +
                         " are kept rolled up otherwise than they are; index again with --rebuild to mend it");
    }
  }
}

}  // namespace materia
