#include "store/vocabulary_block.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <utility>

#include "store/byte_stream.h"
#include "store/connection.h"
#include "store/vocabulary_rows.h"

namespace materia {
namespace {

// Of empty ones: a byte for each number and each text.
constexpr std::size_t bytes_of_scheme = 4;
constexpr std::size_t bytes_of_concept = 10;
constexpr std::size_t bytes_of_label = 4;

class BlockCoder {
 public:
  std::string code(const Vocabulary& vocabulary) {
    bytes_.varint(vocabulary.schemes().size());
    for (const Scheme& scheme : vocabulary.schemes()) {
      texts({&scheme.iri, &scheme.local_name, &scheme.label, &scheme.definition});
    }
    bytes_.varint(vocabulary.concepts().size());
    for (const Concept& coded : vocabulary.concepts()) {
      bytes_.varint(static_cast<std::uint64_t>(coded.id));
      texts({&coded.iri, &coded.scheme, &coded.local_name, &coded.pref_label, &coded.definition, &coded.scope_note});
      bytes_.varint(coded.labels.size());
      for (const Label& label : coded.labels) {
        bytes_.varint(static_cast<std::uint64_t>(label.kind) << 1U | (label.ambiguous ? 1U : 0U));
        texts({&label.text, &label.language, &label.terms});
      }
      bytes_.varint(coded.broader.size());
      for (const std::size_t broader : coded.broader) {
        bytes_.varint(broader);
      }
      bytes_.varint(coded.exact_match.size());
      for (const std::string& iri : coded.exact_match) {
        texts({&iri});
      }
    }
    return bytes_.take();
  }

 private:
  void texts(std::initializer_list<const std::string*> texts) {
    for (const std::string* text : texts) {
      bytes_.varint(text->size());
      bytes_.append(*text);
    }
  }

  ByteWriter bytes_;
};

class BlockDecoder {
 public:
  explicit BlockDecoder(std::span<const unsigned char> bytes) : bytes_(bytes) {}

  Vocabulary decode() {
    std::vector<Scheme> schemes(count(bytes_of_scheme));
    for (Scheme& scheme : schemes) {
      texts({&scheme.iri, &scheme.local_name, &scheme.label, &scheme.definition});
    }
    std::vector<Concept> concepts(count(bytes_of_concept));
    for (Concept& coded : concepts) {
      coded.id = static_cast<ConceptId>(bytes_.varint());
      texts({&coded.iri, &coded.scheme, &coded.local_name, &coded.pref_label, &coded.definition, &coded.scope_note});
      coded.labels.resize(count(bytes_of_label));
      for (Label& label : coded.labels) {
        read(label);
      }
      coded.broader.resize(count(1));
      for (std::size_t& broader : coded.broader) {
        broader = below(concepts.size());
      }
      coded.exact_match.resize(count(1));
      for (std::string& iri : coded.exact_match) {
        texts({&iri});
      }
    }
    return {std::move(schemes), std::move(concepts)};
  }

 private:
  void read(Label& label) {
    const std::size_t bits = below((static_cast<std::size_t>(LabelKind::tagging) + 1) << 1U);
    label.kind = static_cast<LabelKind>(bits >> 1U);
    label.ambiguous = (bits & 1U) != 0;
    texts({&label.text, &label.language, &label.terms});
  }

  void texts(std::initializer_list<std::string*> texts) {
    for (std::string* text : texts) {
      const auto bytes = bytes_.take(bytes_.varint());
      text->assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
  }

  /// How many follow that take so many bytes at least: a damaged number must not claim memory.
  std::size_t count(std::size_t bytes) { return below(bytes_.left() / bytes + 1); }
  std::size_t below(std::size_t end) {
    const std::uint64_t number = bytes_.varint();
    if (number >= end) {
      ByteReader::throw_damaged();
    }
    return number;
  }

  ByteReader bytes_;
};

}  // namespace

Vocabulary read_vocabulary(Connection& connection) {
  auto row = connection.prepare("SELECT vocabulary FROM vocabulary_block");
  if (!row.step()) {
    return read_vocabulary_rows(connection);
  }
  const SQLite::Column block = row.column(0);
  return BlockDecoder(blob_of(block)).decode();
}

void write_vocabulary_block(Connection& connection) {
  if (!connection.prepare("SELECT 1 FROM vocabulary_block").step()) {
    const std::string block = BlockCoder().code(read_vocabulary_rows(connection));
    connection.prepare("INSERT INTO vocabulary_block VALUES(1, ?1)").bind(as_blob(block)).run();
  }
}

void check_vocabulary_block(Connection& connection, std::vector<std::string>& problems) {
  auto row = connection.prepare("SELECT vocabulary FROM vocabulary_block");
  if (row.step() && text_of(row.column(0)) != BlockCoder().code(read_vocabulary_rows(connection))) {
    problems.emplace_back(
        "vocabulary: what is kept of it to be read at once is not what it is; index again with --rebuild to mend it");
  }
}

}  // namespace materia
