// Makes documents of any number from a corpus, as JSON lines {"_id", "title", "text"} on standard output:
//   make_documents --documents N [--words N] [--seed N] [CORPUS]
//
// Each document takes its sentences from a few texts of the corpus that are alike (topics.h): a text drawn at random
// and the ones most like it, as many as hold four times the words that are wanted. From these, sentences are drawn
// without return until there are enough words. So words that belong together stand together, and no two documents are
// alike because they have the same text. The title is that of the text drawn first; a sentence stands below its own
// heading where the corpus has headings. Lengths are spread as they are in the corpus and scaled to the mean asked for.
//
// A document depends on the seed and on those before it: a thousand documents are the first thousand of a million. The
// corpus is held in memory, what is made is not.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bench/peers/random.h"
#include "bench/peers/source_texts.h"
#include "bench/peers/topics.h"

namespace materia {
namespace {

constexpr std::size_t most_alike = 24;
constexpr std::size_t words_to_draw_from = 4;  ///< times those that are wanted
constexpr std::size_t least_words = 20;
constexpr std::size_t most_words = 5000;

struct Drawn {
  const SourceText* source = nullptr;
  const SourceSentence* sentence = nullptr;
};

class DocumentMaker {
 public:
  DocumentMaker(std::vector<SourceText> texts, std::size_t mean_words, std::uint64_t seed)
      : texts_(std::move(texts)), alike_(find_alike(texts_, most_alike)), random_(seed) {
    std::size_t words = 0;
    for (const SourceText& text : texts_) {
      words += text.words;
    }
    scale_ = static_cast<double>(mean_words) * static_cast<double>(texts_.size()) / static_cast<double>(words);
  }

  nlohmann::ordered_json next() {
    const std::size_t first = random_.below(texts_.size());
    const std::size_t wanted = wanted_words();
    gather(first, wanted);
    std::size_t words = 0;
    std::size_t drawn = 0;
    while (words < wanted && drawn < pool_.size()) {
      words += random_.draw(pool_, drawn++).sentence->words;
    }
    pool_.resize(drawn);
    return {{"_id", fmt::format("{:07}", ++made_)}, {"title", texts_[first].title}, {"text", text_of_pool()}};
  }

 private:
  std::size_t wanted_words() {
    const auto scaled = static_cast<std::size_t>(static_cast<double>(random_.of(texts_).words) * scale_);
    return std::clamp(scaled, least_words, most_words);
  }

  void gather(std::size_t first, std::size_t wanted) {
    pool_.clear();
    std::size_t words = 0;
    const auto add = [&](const SourceText& source) {
      for (const SourceSentence& sentence : source.sentences) {
        pool_.push_back({&source, &sentence});
      }
      words += source.words;
    };
    add(texts_[first]);
    for (const std::size_t other : alike_[first]) {
      if (words >= words_to_draw_from * wanted) {
        break;
      }
      add(texts_[other]);
    }
  }

  /// The sentences below their headings, in the order in which the headings were first drawn.
  [[nodiscard]] std::string text_of_pool() const {
    std::vector<std::string> headings;
    std::map<std::string, std::string> sections;
    for (const Drawn& drawn : pool_) {
      const std::string& heading = drawn.source->headings[drawn.sentence->heading];
      std::string& section = sections[heading];
      if (section.empty() && !heading.empty()) {
        headings.push_back(heading);
      }
      section += (section.empty() ? "" : " ") + drawn.sentence->text;
    }
    std::string text = sections[""];
    for (const std::string& heading : headings) {
      text += fmt::format("{}{}\n\n{}", text.empty() ? "" : "\n\n", heading, sections[heading]);
    }
    return text;
  }

  std::vector<SourceText> texts_;
  std::vector<std::vector<std::size_t>> alike_;
  Random random_;
  double scale_ = 1;
  std::vector<Drawn> pool_;
  std::size_t made_ = 0;
};

int run(int count, char** arguments) {
  std::string corpus = "corpus";
  std::size_t documents = 0;
  std::size_t words = 235;
  std::uint64_t seed = 1;
  CLI::App program("Makes documents from the sentences of a corpus");
  program.add_option("corpus", corpus, "A folder of articles, or a .jsonl file in BEIR form")->capture_default_str();
  program.add_option("--documents", documents, "How many")->required();
  program.add_option("--words", words, "Words of a document, at the mean")->capture_default_str();
  program.add_option("--seed", seed, "Names the draw")->capture_default_str();
  CLI11_PARSE(program, count, arguments);

  DocumentMaker maker(read_source_texts(corpus), words, seed);
  for (std::size_t made = 0; made < documents; ++made) {
    fmt::print("{}\n", maker.next().dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
  return 0;
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  try {
    return materia::run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "make_documents: {}\n", error.what());
    return 2;
  }
}
