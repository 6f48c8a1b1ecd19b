#include "store/tag_blocks.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#include "store/byte_stream.h"
#include "store/connection.h"
#include "store/document_rows.h"
#include "store/vocabulary_block.h"

namespace materia {
namespace {

constexpr unsigned block_bits = 10;  // as the triggers of the schema have it

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

/// Of an entry, in bytes: two, if each concept fits into them.
std::size_t entry_width(const Vocabulary& vocabulary) {
  return vocabulary.concepts().size() <= std::size_t{1} << (16 - TagEntry::flag_bits) ? 2 : 4;
}

/// How many documents have tags; of each, how far its id is from the one before, and how many concepts it has; then the
/// concepts with their flags, of one width, so that those of a thousand documents are read at once.
class BlockWriter {
 public:
  explicit BlockWriter(DocumentId first) : previous_(first) {}

  void add(DocumentId id, const std::vector<TagEntry>& entries, std::size_t width) {
    ++documents_;
    counts_.varint(static_cast<std::uint64_t>(id - previous_));
    counts_.varint(entries.size());
    previous_ = id;
    for (const TagEntry& entry : entries) {
      entries_.fixed(entry.bits(), width);
    }
  }
  [[nodiscard]] std::string take() const {
    ByteWriter bytes;
    bytes.varint(documents_);
    bytes.append(counts_.bytes());
    bytes.append(entries_.bytes());
    return bytes.take();
  }

 private:
  DocumentId previous_;
  std::size_t documents_ = 0;
  ByteWriter counts_;
  ByteWriter entries_;
};

std::string coded_block(Connection& connection, const Vocabulary& vocabulary, std::int64_t block) {
  BlockWriter writer(first_id(block));
  std::vector<Tag> tags;
  std::vector<TagEntry> entries;
  DocumentId document = 0;
  const auto finish = [&] {
    if (!tags.empty()) {
      roll_up(tags, vocabulary, entries);
      writer.add(document, entries, entry_width(vocabulary));
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
  return writer.take();
}

std::optional<std::string> stored_block(Connection& connection, std::int64_t block) {
  auto row = connection.prepare("SELECT entries FROM tag_block WHERE block = ?1");
  if (!row.bind(block).step()) {
    return std::nullopt;
  }
  const SQLite::Column bytes = row.column(0);
  return std::string(static_cast<const char*>(bytes.getBlob()), static_cast<std::size_t>(bytes.getBytes()));
}

template <typename Number>
void read_numbers(std::span<const unsigned char> bytes, std::span<TagEntry> entries) {
  static_assert(std::endian::native == std::endian::little, "bytes are read as they lie");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Number bits = 0;
    std::memcpy(&bits, &bytes[i * sizeof bits], sizeof bits);
    entries[i] = TagEntry::of_bits(bits);
  }
}

void read_entries(std::span<const unsigned char> bytes, std::size_t width, std::span<TagEntry> entries) {
  width == 2 ? read_numbers<std::uint16_t>(bytes, entries) : read_numbers<std::uint32_t>(bytes, entries);
}

/// The concepts of a document that is not there, as where another program deleted it alone.
struct Stray {
  std::size_t behind = 0;  ///< so many concepts of documents that are
  std::size_t count = 0;
};

/// Adds the `documents` of a block.
void add_block(const std::string& bytes, std::span<const DocumentId> documents, const Vocabulary& vocabulary,
               RolledUpTags& tags) {
  const std::size_t concepts = vocabulary.concepts().size();
  const std::size_t width = entry_width(vocabulary);
  ByteReader reader(bytes_of(bytes));
  std::vector<std::size_t> counts(documents.size());
  std::vector<Stray> strays;
  DocumentId id = first_id(block_of(documents.front()));
  std::size_t document = 0;
  std::size_t all = 0;
  for (std::uint64_t left = reader.varint(); left > 0; --left) {
    id += static_cast<DocumentId>(reader.varint() & ((1U << block_bits) - 1));
    const std::size_t count = std::min<std::uint64_t>(reader.varint(), concepts);
    while (document < documents.size() && documents[document] < id) {
      ++document;
    }
    if (document < documents.size() && documents[document] == id) {
      counts[document++] = count;
      all += count;
    } else {
      strays.push_back({all, count});
    }
  }
  if (all * width > reader.left()) {  // before there is room for so many
    ByteReader::throw_damaged();
  }
  const std::span<TagEntry> entries = tags.add(counts);
  std::size_t filled = 0;
  const auto fill_to = [&](std::size_t end) {
    read_entries(reader.take((end - filled) * width), width, entries.subspan(filled, end - filled));
    filled = end;
  };
  for (const Stray& stray : strays) {
    fill_to(stray.behind);
    reader.take(stray.count * width);
  }
  fill_to(entries.size());
  if (!std::ranges::all_of(entries, [&](TagEntry entry) { return entry.position() < concepts; })) {
    ByteReader::throw_damaged();
  }
}

}  // namespace

RolledUpTags read_rolled_up_tags(Connection& connection, const Vocabulary& vocabulary,
                                 std::span<const DocumentId> documents) {
  RolledUpTags tags(documents.size());
  while (!documents.empty()) {
    const std::int64_t block = block_of(documents.front());
    const auto behind = std::ranges::lower_bound(documents, first_id(block + 1));
    const auto of_block = documents.first(static_cast<std::size_t>(behind - documents.begin()));
    const std::optional<std::string> bytes = stored_block(connection, block);
    add_block(bytes ? *bytes : coded_block(connection, vocabulary, block), of_block, vocabulary, tags);
    documents = documents.subspan(of_block.size());
  }
  return tags;
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
    connection.prepare("INSERT INTO tag_block VALUES(?1, ?2)").bind(*block, as_blob(bytes)).run();
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
