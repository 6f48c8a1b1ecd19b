#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

#include "store/error.h"

// Private to the store: numbers as bytes.

namespace materia {

/// Seven bits a byte, the lowest first; all but the last with the high bit set (LEB128).
inline void append_varint(std::uint64_t value, std::string& bytes) {
  for (; value >= 0x80; value >>= 7U) {
    bytes.push_back(static_cast<char>(value | 0x80U));
  }
  bytes.push_back(static_cast<char>(value));
}

/// Appends numbers to a string of bytes.
class ByteWriter {
 public:
  void varint(std::uint64_t value) { append_varint(value, bytes_); }
  /// So many bytes, at most four, the lowest first.
  void fixed(std::uint32_t value, std::size_t width = sizeof(std::uint32_t)) {
    for (std::size_t byte = 0; byte < width; ++byte) {
      bytes_.push_back(static_cast<char>((value >> (8 * byte)) & 0xFFU));
    }
  }
  void append(const std::string& bytes) { bytes_ += bytes; }

  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads them back. Throws Error at the end of the bytes: a file may be damaged.
class ByteReader {
 public:
  explicit ByteReader(std::span<const unsigned char> bytes) : bytes_(bytes) {}

  std::uint64_t varint() {
    if (!bytes_.empty() && bytes_.front() < 0x80) {  // most of them
      return next();
    }
    return long_varint();
  }
  std::uint32_t varint32() {
    const std::uint64_t value = varint();
    if (value > UINT32_MAX) {
      throw_damaged();
    }
    return static_cast<std::uint32_t>(value);
  }
  std::uint32_t fixed() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
      value |= static_cast<std::uint32_t>(next()) << shift;
    }
    return value;
  }
  std::span<const unsigned char> take(std::size_t count) {
    if (count > bytes_.size()) {
      throw_damaged();
    }
    const auto taken = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return taken;
  }
  /// The bytes of the next numbers.
  std::span<const unsigned char> take_varints(std::size_t count) {
    // Each ends in the one byte of it that is below 0x80. Eight bytes at a time, as long as all that end in them are to
    // be passed; the last of the eight may be in the midst of a number, which the bytes behind end.
    constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;
    std::size_t size = 0;
    while (count >= sizeof(std::uint64_t) && size + sizeof(std::uint64_t) <= bytes_.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes_.data() + size, sizeof word);
      // Adds up the eight bits in the highest byte.
      count -= static_cast<std::size_t>(((~word & high_bits) >> 7U) * 0x0101'0101'0101'0101 >> 56U);
      size += sizeof word;
    }
    while (count > 0) {
      if (size >= bytes_.size()) {
        throw_damaged();
      }
      count -= bytes_[size++] < 0x80 ? 1 : 0;
    }
    return take(size);
  }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }
  [[nodiscard]] std::span<const unsigned char> rest() const { return bytes_; }

  [[noreturn]] static void throw_damaged() {
    throw Error(
        "the ranked index, or what is kept ready of tags and vocabulary, is damaged; make it anew with: materia index "
        "CORPUS --rebuild");
  }

 private:
  std::uint64_t long_varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const unsigned char byte = next();
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) {
        return value;
      }
    }
    throw_damaged();
  }

  unsigned char next() {
    if (bytes_.empty()) {
      throw_damaged();
    }
    const unsigned char byte = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return byte;
  }

  std::span<const unsigned char> bytes_;
};

inline std::span<const unsigned char> bytes_of(const std::string& text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

}  // namespace materia
