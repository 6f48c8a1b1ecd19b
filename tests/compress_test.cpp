#include "web/compress.h"

#include <zlib.h>

#include "tests/catch.h"

namespace materia {
namespace {

/// Empty where it is no gzip.
std::string unzipped(std::string_view compressed) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string text(std::size_t{1} << 20U, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int end = inflate(&stream, Z_FINISH);
  text.resize(end == Z_STREAM_END ? text.size() - stream.avail_out : 0);
  inflateEnd(&stream);
  return text;
}

}  // namespace

TEST_CASE("A text comes out of gzip as it went in") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "knee pain " + std::to_string(i);
  const auto compressed = gzip(text);
  REQUIRE(compressed.has_value());
  CHECK(compressed->size() < text.size() / 2);
  CHECK(unzipped(*compressed) == text);
}

TEST_CASE("What would not be shorter is not compressed") {
  CHECK_FALSE(gzip("").has_value());
  CHECK_FALSE(gzip("ab").has_value());
}

TEST_CASE("Accept-Encoding is read as its standard says") {
  for (const char* yes :
       {"gzip", "GZIP", "br, gzip", "gzip;q=0.5", "br;q=1.0, gzip; q=0.001", "x-gzip", "*", "br, *;q=0.1"}) {
    CAPTURE(yes);
    CHECK(accepts_gzip(yes));
  }
  for (const char* no : {"", "identity", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "gzipped", ",;,"}) {
    CAPTURE(no);
    CHECK_FALSE(accepts_gzip(no));
  }
}

}  // namespace materia
