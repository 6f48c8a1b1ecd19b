// The coded lists of the ranked index: what is put in comes out, and damaged bytes are an error, never a crash.

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/error.h"
#include "store/problems.h"
#include "store/ranked/bit_packing.h"
#include "store/ranked/document_set.h"
#include "store/ranked/position_list.h"
#include "store/ranked/posting_list.h"
#include "store/ranked/ranked_index_writer.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

std::span<const unsigned char> bytes_of(const std::string& text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

/// The same numbers on every run, in 32 bits.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t operator()() { return static_cast<std::uint32_t>(engine_()); }

 private:
  std::mt19937 engine_;
};

/// Ascending, with gaps up to `gap`; mostly rare, some very frequent.
std::vector<Posting> random_postings(std::size_t count, std::uint32_t gap, Random& random) {
  std::vector<Posting> postings;
  std::uint32_t document = 0;
  for (std::size_t i = 0; i < count; ++i) {
    document += 1 + random() % gap;
    postings.push_back({document, 1 + (random() % 20 == 0 ? random() % 100000 : random() % 3)});
  }
  return postings;
}

std::vector<Posting> decoded(const std::string& bytes, std::uint32_t documents) {
  const PostingList list(bytes_of(bytes), documents);
  std::vector<std::uint32_t> numbers(list.size());
  list.documents(numbers);
  std::vector<Posting> postings;
  Block frequencies{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i % block_size == 0) {
      list.frequencies(i / block_size, frequencies);
    }
    postings.push_back({numbers[i], frequencies[i % block_size]});
    REQUIRE(list.frequency(i) == frequencies[i % block_size]);
  }
  return postings;
}

TEST_CASE("Numbers are packed and unpacked at every width") {
  Random random(1);
  for (unsigned bits = 0; bits <= 32; ++bits) {
    for (const std::size_t count : {std::size_t{1}, std::size_t{7}, std::size_t{8}, std::size_t{100}, block_size}) {
      std::vector<std::uint32_t> values(count);
      for (std::uint32_t& value : values) {
        value = bits == 0 ? 0 : random() >> (32 - bits);
      }
      CHECK(bits_needed(values) <= bits);
      std::vector<unsigned char> bytes(packed_bytes(count, bits) + packing_slack);
      pack(values, bits, bytes.data());
      std::vector<std::uint32_t> read(count);
      unpack(bytes.data(), bits, count, read.data());
      CHECK(read == values);
      for (std::size_t i = 0; i < count; ++i) {
        read[i] = unpack_one(bytes.data(), bits, i);
      }
      CHECK(read == values);
    }
  }
}

TEST_CASE("Postings come out as they were put in") {
  Random random(2);
  for (const std::size_t count : {1, 2, 127, 128, 129, 256, 257, 5000}) {
    for (const std::uint32_t gap : {1U, 2U, 50U, 20000U}) {
      const std::vector<Posting> postings = random_postings(count, gap, random);
      CAPTURE(count, gap);
      CHECK(decoded(encode_postings(postings), postings.back().document + 1) == postings);
    }
  }
}

TEST_CASE("Places come out as they were put in, in whatever order they are read") {
  Random random(3);
  std::vector<std::vector<std::uint32_t>> places(1000);
  std::vector<std::uint32_t> frequencies;
  PositionListWriter writer;
  for (std::vector<std::uint32_t>& of_document : places) {
    std::uint32_t place = 0;
    for (std::size_t left = 1 + random() % 30; left > 0; --left) {
      place += 1 + random() % (random() % 5 == 0 ? 70000 : 40);
      of_document.push_back(place);
    }
    frequencies.push_back(static_cast<std::uint32_t>(of_document.size()));
    std::string coded;
    append_places(of_document, coded);
    writer.add(bytes_of(coded));
    CHECK(places_below(of_document.front(), bytes_of(coded)) == 0);
    CHECK(places_below(of_document.back(), bytes_of(coded)) == of_document.size() - 1);
    CHECK(places_below(of_document.back() + 1, bytes_of(coded)) == of_document.size());
  }
  const std::string bytes = writer.take();
  PositionList list(bytes_of(bytes), places.size());
  Places read;
  const auto check = [&](std::size_t index) {
    const std::size_t first = index / block_size * block_size;
    list.read(index, std::span(frequencies).subspan(first, std::min(block_size, frequencies.size() - first)), read);
    CHECK(read == places[index]);
  };
  for (std::size_t index = 0; index < places.size(); index += 3) {
    check(index);
  }
  for (int i = 0; i < 300; ++i) {
    check(random() % places.size());
  }
}

TEST_CASE("Damaged postings are an error or other postings, never beyond the segment") {
  Random random(4);
  const std::vector<Posting> postings = random_postings(700, 9, random);
  const std::uint32_t documents = postings.back().document + 1;
  const std::string whole = encode_postings(postings);
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = whole;
    if (random() % 4 == 0) {
      bytes.resize(random() % bytes.size());
    } else {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    try {
      const std::vector<Posting> read = decoded(bytes, documents);
      REQUIRE(
          std::all_of(read.begin(), read.end(), [&](const Posting& posting) { return posting.document < documents; }));
    } catch (const Error& damaged) {
      REQUIRE(std::string(damaged.what()).find("damaged") != std::string::npos);
    }
  }
}

TEST_CASE("A set of documents comes out as it was put in, and any other number of them is damage") {
  Random random(5);
  const std::vector<Posting> postings = random_postings(700, 9, random);
  for (const std::uint32_t behind : {1U, 2U, 63U, 64U, 65U}) {
    const std::uint32_t documents = postings.back().document + behind;
    const std::string bytes = encode_set(postings, documents);
    const std::vector<std::uint64_t> words = decode_set(bytes_of(bytes), postings.size(), documents);
    std::vector<std::uint32_t> members;
    for (std::uint32_t document = 0; document < words.size() * 64; ++document) {
      if ((words[document / 64] >> (document % 64) & 1U) != 0) {
        members.push_back(document);
      }
    }
    REQUIRE(members.size() == postings.size());
    CHECK(std::ranges::equal(members, postings, {}, {}, &Posting::document));
    CHECK_THROWS_AS(decode_set(bytes_of(bytes), postings.size() - 1, documents), Error);
    CHECK_THROWS_AS(decode_set(bytes_of(bytes), postings.size(), documents + 64), Error);
    CHECK_THROWS_AS(decode_set(bytes_of(bytes), postings.size(), postings.back().document), Error);
    CHECK_THROWS_AS(decode_set({}, postings.size(), documents), Error);
  }
}

TEST_CASE("Terms that many documents have are stored as sets, too, and one that differs is found") {
  SmallKnowledgeBase base;
  for (int i = 0; i < 200; ++i) {
    base.add(std::to_string(i) + ".md", "Knee pain", i % 2 == 0 ? "The knee hurts." : "It hurts.");
  }
  const auto stored = [&] {
    Connection connection(base.file(), Connection::Access::read);
    return connection.database()
        .execAndGet("SELECT group_concat(term) FROM ranked_set JOIN ranked_term USING(id)")
        .getString();
  };
  const std::string with_sets = stored();
  CAPTURE(with_sets);
  CHECK(with_sets.find("knee") != std::string::npos);
  CHECK(find_problems(base.file()).empty());
  Connection(base.file(), Connection::Access::write)
      .database()
      .exec(
          "UPDATE ranked_set SET list = zeroblob(length(list)) "
          "WHERE id = (SELECT id FROM ranked_term WHERE term = 'knee')");
  const auto problems = find_problems(base.file());
  REQUIRE_FALSE(problems.empty());
  CHECK(problems[0].find("“knee”") != std::string::npos);
}

TEST_CASE("A ranked index that differs from the documents is found") {
  SmallKnowledgeBase base;
  base.add("a.md", "Knee pain", "The knee hurts. The other knee does not.");
  base.add("b.md", "Hip", "The hip and the knee.");
  REQUIRE(find_problems(base.file()).empty());
  const std::string fault = GENERATE(
      "DELETE FROM ranked_title WHERE term = 'knee'", "DELETE FROM ranked_term WHERE term = 'hip'",
      "DELETE FROM ranked_postings WHERE id = (SELECT id FROM ranked_term WHERE term = 'hip')",
      "DELETE FROM ranked_segment",
      "UPDATE ranked_positions SET list = zeroblob(3) WHERE id = (SELECT id FROM ranked_term WHERE term = 'knee')",
      "UPDATE ranked_postings SET list = x'FFFF' WHERE id = (SELECT id FROM ranked_term WHERE term = 'knee')",
      "UPDATE ranked_segment SET lengths = zeroblob(3)", "UPDATE ranked_segment SET ids = zeroblob(length(ids))",
      "UPDATE ranked_title_idf SET sums = zeroblob(3)", "UPDATE ranked_title_idf SET sums = zeroblob(length(sums))");
  CAPTURE(fault);
  Connection(base.file(), Connection::Access::write).database().exec(fault);
  const auto problems = find_problems(base.file());
  REQUIRE_FALSE(problems.empty());
  CHECK(problems[0].find("ranked index") != std::string::npos);
}

TEST_CASE("A ranked index whose lists stand in the dictionary, as schema 9 has it, is taken over") {
  SmallKnowledgeBase base;
  for (int i = 0; i < 40; ++i) {
    base.add(std::to_string(i) + ".md", i % 3 == 0 ? "Hip" : "Knee pain",
             "The knee and the hip hurt, " + std::to_string(i));
  }
  const auto lists = [&](const std::string& sum) {
    return Connection(base.file(), Connection::Access::read).database().execAndGet(sum).getString();
  };
  const std::string all =
      "SELECT group_concat(segment || ranked_term.term || hex(p.list) || hex(ifnull(t.list, '')) || "
      "hex(ifnull(s.list, '')) || hex(places.list), '; ') FROM ranked_term JOIN ranked_postings AS p USING(id) "
      "LEFT JOIN ranked_title AS t USING(id) LEFT JOIN ranked_set AS s USING(id) "
      "JOIN ranked_positions AS places USING(id)";
  const std::string before = lists(all);
  const std::string newer = lists(
      "SELECT group_concat('DROP TRIGGER ' || name, '; ') || '; DROP TABLE vocabulary_block; DROP TABLE "
      "ranked_title_idf;' FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%vocabulary_block%'");
  REQUIRE(before.find("knee") != std::string::npos);
  Connection(base.file(), Connection::Access::write)
      .database()
      .exec(newer +
            "CREATE TABLE ranked_list(segment INTEGER NOT NULL, field INTEGER NOT NULL, term TEXT NOT NULL, "
            "postings BLOB NOT NULL, PRIMARY KEY(segment, field, term)) WITHOUT ROWID;"
            "INSERT INTO ranked_list SELECT segment, 0, term, list FROM ranked_term JOIN ranked_postings USING(id);"
            "INSERT INTO ranked_list SELECT segment, 1, d.term, list FROM ranked_term AS d JOIN ranked_title USING(id);"
            "INSERT INTO ranked_list SELECT segment, 2, term, list FROM ranked_term JOIN ranked_set USING(id);"
            "CREATE TABLE places(segment INTEGER NOT NULL, term TEXT NOT NULL, positions BLOB NOT NULL, "
            "PRIMARY KEY(segment, term)) WITHOUT ROWID;"
            "INSERT INTO places SELECT segment, term, list FROM ranked_term JOIN ranked_positions USING(id);"
            "DROP TABLE ranked_term; DROP TABLE ranked_postings; DROP TABLE ranked_title; DROP TABLE ranked_set;"
            "DROP TABLE ranked_positions; ALTER TABLE places RENAME TO ranked_positions;"
            "DROP TRIGGER label_changed; ALTER TABLE label DROP COLUMN terms; PRAGMA user_version = 9");
  CHECK_THROWS_AS(Reader(base.file()), Error);
  Writer(base.file()).commit();
  CHECK(lists(all) == before);
  CHECK(find_problems(base.file()).empty());
}

TEST_CASE("A file without a ranked index gets one from the next writer") {
  SmallKnowledgeBase base;
  base.add("a.md", "Knee pain", "The knee hurts.");
  Connection(base.file(), Connection::Access::write)
      .database()
      .exec("DELETE FROM meta WHERE name = 'ranked_index_version'; DELETE FROM ranked_segment");
  CHECK_FALSE(Reader(base.file()).ranked_segments());
  Writer(base.file()).commit();
  REQUIRE(Reader(base.file()).ranked_segments());
  CHECK(Reader(base.file()).ranked_segments()->size() == 1);
  CHECK(find_problems(base.file()).empty());
}

}  // namespace
}  // namespace materia
