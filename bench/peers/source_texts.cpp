#include "bench/peers/source_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "indexer/extract.h"
#include "indexer/scan_corpus.h"
#include "store/error.h"
#include "store/sentences.h"

namespace materia {
namespace {

std::size_t count_words(const std::string& sentence) {
  return static_cast<std::size_t>(std::count(sentence.begin(), sentence.end(), ' ')) + 1;
}

SourceText source_text(const ExtractedDocument& document) {
  SourceText source{document.title, {""}, {}, 0};
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::heading) {
      source.headings.push_back(block.text);
      continue;
    }
    for (const TextRange& range : sentences(block.text)) {
      SourceSentence sentence{block.text.substr(range.begin, range.size()), source.headings.size() - 1, 0};
      sentence.words = count_words(sentence.text);
      source.words += sentence.words;
      source.sentences.push_back(std::move(sentence));
    }
  }
  return source;
}

/// Calls `take` with each document of a file.
template <typename Take>
void for_each_document(const std::filesystem::path& file, Take take) {
  const auto attempt = [&](auto read) {
    try {
      take(read());
    } catch (const Error& error) {
      fmt::print(stderr, "left out: {}: {}\n", file.string(), error.what());
    }
  };
  if (!is_json_lines(file)) {
    attempt([&] { return extract(file, read_file(file)); });
    return;
  }
  std::ifstream stream(file);
  for (std::string line, id; std::getline(stream, line);) {
    attempt([&] { return extract_json_line(line, id); });
  }
}

}  // namespace

std::vector<SourceText> read_source_texts(const std::filesystem::path& corpus) {
  std::vector<SourceText> texts;
  for (const CorpusFile& file : scan_corpus(corpus, corpus / "vocabulary").files) {
    for_each_document(file.file, [&](const ExtractedDocument& document) {
      if (SourceText text = source_text(document); !text.sentences.empty()) {
        texts.push_back(std::move(text));
      }
    });
  }
  if (texts.empty()) {
    throw Error(fmt::format("{}: has no sentences to make documents of", corpus.string()));
  }
  return texts;
}

}  // namespace materia
