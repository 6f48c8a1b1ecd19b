#include "store/sentences.h"

#include <random>
#include <string>
#include <vector>

#include "tests/catch.h"

namespace materia {
namespace {

using Texts = std::vector<std::string>;

Texts split(const std::string& text) {
  Texts found;
  for (const TextRange& sentence : sentences(text)) {
    found.push_back(text.substr(sentence.begin, sentence.size()));
  }
  return found;
}

TEST_CASE("A text is split into its sentences") {
  struct Row {
    std::string text;
    Texts sentences;
  };
  const std::vector<Row> rows = {
      // The plain case
      {"", {}},
      {" \n\n ", {}},
      {"- ", {}},
      {"No stop", {"No stop"}},
      {"One. Two! Three? Four", {"One.", "Two!", "Three?", "Four"}},
      {"  One.\nTwo.  ", {"One.", "Two."}},
      {"A line\nbreak is a space.", {"A line\nbreak is a space."}},
      // Numbers and addresses
      {"It was 5.4 kg. Then 3 kg.", {"It was 5.4 kg.", "Then 3 kg."}},
      {"See www.example.org. Then rest.", {"See www.example.org.", "Then rest."}},
      {"It began in 2005. 30 people came.", {"It began in 2005.", "30 people came."}},
      {"1. Take it. 2. Rest.", {"1. Take it.", "2. Rest."}},
      {"No. 5 works. He said no. Five came.", {"No. 5 works.", "He said no.", "Five came."}},
      // Abbreviations
      {"Pain, e.g. Knee pain, i.e. Gonalgia.", {"Pain, e.g. Knee pain, i.e. Gonalgia."}},
      {"Dr. Smith and Prof. Jones met. They spoke.", {"Dr. Smith and Prof. Jones met.", "They spoke."}},
      {"PRP vs. Ozone in Fig. 2 took approx. 5 min.", {"PRP vs. Ozone in Fig. 2 took approx. 5 min."}},
      {"Smith et al. (2005) agree. So do we.", {"Smith et al. (2005) agree.", "So do we."}},
      {"Heat, ice, etc. The rest waits.", {"Heat, ice, etc.", "The rest waits."}},
      {"Heat, ice, etc. and rest.", {"Heat, ice, etc. and rest."}},
      {"The U.S. Food and Drug Administration.", {"The U.S. Food and Drug Administration."}},
      {"Made in the U.S. The agency agrees.", {"Made in the U.S.", "The agency agrees."}},
      {"J. R. Smith wrote it.", {"J. R. Smith wrote it."}},
      {"Take vitamin C. It helps. Hepatitis B. Virus", {"Take vitamin C.", "It helps.", "Hepatitis B. Virus"}},
      {"At 5 p.m. the pain left. At 6 p.m. It came back.", {"At 5 p.m. the pain left.", "At 6 p.m.", "It came back."}},
      {"A dose of 5 mg. Doses vary.", {"A dose of 5 mg.", "Doses vary."}},
      // Ellipses
      {"It hurts... but less. Well\u2026 Yes.", {"It hurts... but less.", "Well\u2026", "Yes."}},
      {"Hmm ... no.", {"Hmm ... no."}},
      // Quotes and brackets belong to the sentence
      {"\"It hurts.\" She left.", {"\"It hurts.\"", "She left."}},
      {"\"Why?\" he asked. (It hurt.) \u201CYes.\u201D", {"\"Why?\" he asked.", "(It hurt.)", "\u201CYes.\u201D"}},
      {"Pain (see above.) and more.", {"Pain (see above.) and more."}},
      {"Really?! Yes.", {"Really?!", "Yes."}},
      // The next word
      {"Cells divide. mRNA is read. pH falls.", {"Cells divide.", "mRNA is read.", "pH falls."}},
      {"Yahoo! is a name.", {"Yahoo! is a name."}},
      {"Fin. \u00C9cole.", {"Fin.", "\u00C9cole."}},
      {"\u75BC\u75DB\u3002\u819D\u76D6\u3002", {"\u75BC\u75DB\u3002", "\u819D\u76D6\u3002"}},
      // Blocks
      {"A heading\n\nA text.", {"A heading", "A text."}},
      {"A heading\n \nA text.", {"A heading", "A text."}},
      {"Uses:\n- the knee\n- the hip. It\n  goes on", {"Uses:", "the knee", "the hip.", "It\n  goes on"}},
      {"Key points. - Pain is common. - It passes.", {"Key points.", "Pain is common.", "It passes."}},
      {"Key points. - pain", {"Key points.", "pain"}},
      {"A risk - small - remains.", {"A risk - small - remains."}},
      // Bytes that are no UTF-8
      {"\xFF\xE2\x80. \xC3", {"\xFF\xE2\x80.", "\xC3"}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(split(row.text) == row.sentences);
  }
}

TEST_CASE("Sentences of any bytes stand in order and leave out only space and signs of a list") {
  std::mt19937 random(7);
  const std::string alphabet = "aA1 .!?\n-\"()\xE2\x80\xA6\xC3\xFF";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t size = random() % 60; text.size() < size;) {
      text += alphabet[random() % alphabet.size()];
    }
    CAPTURE(text);
    std::size_t last = 0;
    const auto left_out = [&](std::size_t end) {
      return text.substr(last, end - last).find_first_not_of(" \n-\xE2\x80\xA2\x93\xC2\xB7") == std::string::npos;
    };
    for (const TextRange& sentence : sentences(text)) {
      REQUIRE(sentence.begin >= last);
      REQUIRE(sentence.end > sentence.begin);
      REQUIRE(left_out(sentence.begin));
      last = sentence.end;
    }
    REQUIRE(left_out(text.size()));
  }
}

}  // namespace
}  // namespace materia
