#include "indexer/decode.h"

#include <string>
#include <vector>

#include "store/error.h"
#include "tests/catch.h"

namespace materia {
namespace {

using namespace std::string_literals;

struct DecodeCase {
  std::string what;
  std::string bytes;
  std::string text;
  std::vector<std::string> repairs;
};

TEST_CASE("bytes of many encodings become clean UTF-8") {
  const std::vector<DecodeCase> cases = {
      {"plain", "Knee pain\n", "Knee pain\n", {}},
      {"empty", "", "", {}},
      {"byte order mark", "\xEF\xBB\xBFKnee", "Knee", {}},
      {"UTF-16, little-endian", "\xFF\xFEK\0\x19\x20=\xD8\x00\xDE"s, "K’😀", {}},
      {"UTF-16, big-endian", "\xFE\xFF\0K\x20\x19"s, "K’", {}},
      {"UTF-16 with half a pair", "\xFF\xFEK\0=\xD8x\0"s, "K\uFFFDx", {"1 invalid byte replaced"}},
      {"line ends", "a\r\nb\rc\vd\fe\u2028f", "a\nb\nc\nd\ne\nf", {}},
      {"invisible characters", "pla\u00ADte\u200Blet\uFEFF", "platelet", {}},
      {"spaces", "a\u00A0b\u202Fc\u2003d\te", "a b c d\te", {}},
      {"a NUL in a text", "Knee\0 pain is common"s, "Knee pain is common", {"1 control character removed"}},
      {"controls", "Knee \x01\x02pain is common\x7F", "Knee pain is common", {"3 control characters removed"}},
      {"Windows-1252",
       "The body\x92s caf\xE9 \x96 \x93quoted\x94, \xE0 part",
       "The body’s café – “quoted”, à part",
       {"converted from Windows-1252"}},
      {"Windows-1252, accents in a row",
       "cr\xE9\xE9"
       "e",
       "créée",
       {"converted from Windows-1252"}},
      {"an impossible byte", "Knee \xFF pain", "Knee \uFFFD pain", {"1 invalid byte replaced"}},
      {"a character cut short", "na\xC3", "na\uFFFD", {"1 invalid byte replaced"}},
      {"a surrogate and an overlong form",
       "body’s \xED\xA0\x80 and \xC0\x80",
       "body’s \uFFFD\uFFFD\uFFFD and \uFFFD\uFFFD",
       {"5 invalid bytes replaced"}},
      {"one bad byte in UTF-8",
       "Guillain-Barré, Ménière and the body’s \x92",
       "Guillain-Barré, Ménière and the body’s \uFFFD",
       {"1 invalid byte replaced"}},
  };
  for (const DecodeCase& test : cases) {
    INFO(test.what);
    const DecodedText decoded = decode_text(test.bytes);
    CHECK(decoded.text == test.text);
    CHECK(decoded.repairs == test.repairs);
  }
}

TEST_CASE("bytes that are no text are refused") {
  std::string all_bytes;
  for (int byte = 0; byte < 256; ++byte) all_bytes += static_cast<char>(byte);
  for (const std::string& bytes : {all_bytes, std::string(100, '\0'),
                                   "\x7F"
                                   "ELF\x02\x01\x01\0\0\0\0\0"s,
                                   "%PDF-1.7\nplain"s, "{\\rtf1 Knee}"s, "K\0n\0e\0e\0"s, std::string(50, '\xFE')}) {
    CHECK_THROWS_AS(decode_text(bytes), Error);
  }
}

}  // namespace
}  // namespace materia
