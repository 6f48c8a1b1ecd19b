#include "store/ranked/document_set.h"

#include <bit>
#include <cstring>

#include "store/bit_count.h"
#include "store/byte_stream.h"
#include "store/ranked/bit_packing.h"

namespace materia {
namespace {

static_assert(std::endian::native == std::endian::little, "words are loaded as they lie in the file");

constexpr std::size_t word_bits = 64;
/// One document in so many: there a list takes about half a byte for each.
constexpr std::size_t dense = 16;

std::size_t words_of(std::size_t documents) {
  return (documents + word_bits - 1) / word_bits;
}

}  // namespace

bool worth_a_set(std::size_t postings, std::size_t documents) {
  return postings > block_size && postings > documents / dense;
}

std::string encode_set(std::span<const Posting> postings, std::uint32_t documents) {
  std::string bytes(words_of(documents) * sizeof(std::uint64_t), '\0');
  for (const Posting& posting : postings) {
    char& byte = bytes[posting.document / 8];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | 1U << posting.document % 8);
  }
  return bytes;
}

std::vector<std::uint64_t> decode_set(std::span<const unsigned char> bytes, std::size_t size, std::uint32_t documents) {
  std::vector<std::uint64_t> words(words_of(documents));
  if (bytes.size() != words.size() * sizeof(std::uint64_t)) {
    ByteReader::throw_damaged();
  }
  std::memcpy(words.data(), bytes.data(), bytes.size());
  const std::size_t members = count_bits(words.data(), words.size());
  const std::size_t behind_end = words.size() * word_bits - documents;
  if (members != size || (behind_end > 0 && words.back() >> (word_bits - behind_end) != 0)) {
    ByteReader::throw_damaged();
  }
  return words;
}

}  // namespace materia
