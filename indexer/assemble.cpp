#include "indexer/assemble.h"

#include <algorithm>

#include "indexer/anchors.h"
#include "indexer/characters.h"
#include "indexer/clean.h"
#include "store/error.h"

namespace materia {
namespace {

/// A longer "heading" is a paragraph that was marked as one.
constexpr std::size_t longest_heading = 300;
constexpr std::size_t longest_title = 500;

/// Sources repeat the title above the text.
void drop_title_heading(std::vector<Block>& blocks, const std::string& title) {
  const auto first =
      std::find_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.kind == Block::Kind::heading; });
  if (first != blocks.end() && lower_case(first->text) == lower_case(title)) blocks.erase(first);
}

/// Builds the body and the passages over it, block by block.
class BodyBuilder {
 public:
  explicit BodyBuilder(Document& document) : document_(document) {}

  void add(const Block& block) {
    if (block.kind == Block::Kind::heading && block.text.size() <= longest_heading) {
      const std::size_t place = document_.body.size();
      document_.passages.push_back(
          {anchors_.next(block.text), block.text, std::clamp(block.level, 2, 6), place, place});
      in_list_ = false;
      return;
    }
    const bool item = block.kind == Block::Kind::list_item;
    std::string& body = document_.body;
    if (!body.empty()) body += item && in_list_ ? "\n" : "\n\n";
    const std::size_t begin = body.size();
    body += item ? "- " + block.text : block.text;
    in_list_ = item;

    if (document_.passages.empty()) document_.passages.push_back({std::string(Anchors::lead), "", 2, begin, begin});
    Passage& passage = document_.passages.back();
    if (passage.begin == passage.end) passage.begin = begin;
    passage.end = body.size();
  }

 private:
  Document& document_;
  Anchors anchors_;
  bool in_list_ = false;
};

void clean(std::vector<Block>& blocks) {
  std::erase_if(blocks, [](const Block& block) { return block.text.empty(); });
  remove_boilerplate(blocks);
}

/// Takes the repeated blocks out and returns their texts, the lines of a run as one.
std::vector<std::string> leave_out(std::vector<Block>& blocks, const std::vector<RepeatableBlock>& candidates,
                                   const RepeatedHashes& repeated) {
  std::vector<bool> gone(blocks.size(), false);
  std::vector<std::string> texts;
  for (const RepeatableBlock& candidate : candidates) {
    if (!repeated.contains(candidate.hash)) continue;
    std::string& text = texts.emplace_back();
    for (std::size_t i = candidate.first; i < candidate.end; ++i) {
      gone[i] = true;
      text += (text.empty() ? "" : "\n") + blocks[i].text;
    }
  }
  if (!remove_marked(blocks, gone)) texts.clear();
  return texts;
}

/// REQUIRES: clean blocks.
Document put_together(ExtractedDocument extracted, std::string path) {
  Document document;
  document.path = std::move(path);
  document.title = cut_at_word(one_line(extracted.title), longest_title);
  if (document.title.empty()) {
    document.title = infer_title(extracted.blocks);
    document.title_inferred = true;
  } else {
    drop_title_heading(extracted.blocks, document.title);
  }
  if (document.title.empty()) throw Error("has no text");

  BodyBuilder builder(document);
  for (const Block& block : extracted.blocks) builder.add(block);
  document.url = std::move(extracted.url);
  document.author = std::move(extracted.author);
  document.date = std::move(extracted.date);
  document.language = std::move(extracted.language);
  document.editor_tags = std::move(extracted.editor_tags);
  return document;
}

}  // namespace

Document assemble(ExtractedDocument extracted, std::string path) {
  clean(extracted.blocks);
  return put_together(std::move(extracted), std::move(path));
}

AssembledDocument assemble(ExtractedDocument extracted, std::string path, const RepeatedHashes& repeated,
                           Analyzer& analyzer) {
  clean(extracted.blocks);
  AssembledDocument assembled;
  FingerprintedText text = fingerprint_of(extracted.blocks, analyzer);
  assembled.fingerprint = std::move(text.fingerprint);
  assembled.left_out.asked = digest_of_asked(asked_of(assembled.fingerprint.blocks, repeated));
  assembled.left_out.texts = leave_out(extracted.blocks, text.blocks, repeated);
  assembled.document = put_together(std::move(extracted), std::move(path));
  return assembled;
}

}  // namespace materia
