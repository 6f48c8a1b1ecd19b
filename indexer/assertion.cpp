#include "indexer/assertion.h"

#include <algorithm>
#include <vector>

#include "indexer/assertion_cues.h"
#include "indexer/assertion_scope.h"
#include "indexer/assertion_tokens.h"
#include "store/sentences.h"

namespace materia {
namespace {

/// No sentence of prose is longer; what is longer is read in pieces, so that memory and time stay bounded.
constexpr std::size_t longest_sentence = 4000;

/// Finds the sentence of each mention, going forward only.
class SentencesOfMentions {
 public:
  SentencesOfMentions(std::string_view text, Field field) : text_(text), lines_(field == Field::headings) {}

  /// The sentence, or the piece of one, in which `place` stands. REQUIRES: places that grow.
  TextRange at(std::size_t place) {
    if (place >= sentence_.end) {
      skip_blocks_before(place);
      while (place >= sentence_.end && next_sentence(text_.substr(0, line_end_), position_, sentence_)) {
      }
    }
    TextRange piece = sentence_;
    piece.begin = std::min(piece.begin, place);
    piece.end = std::max(piece.end, place);
    if (piece.size() > longest_sentence) {
      piece.begin += (place - piece.begin) / longest_sentence * longest_sentence;
      piece.end = std::min(piece.end, piece.begin + longest_sentence);
    }
    return piece;
  }

 private:
  /// Sentences of blocks without a mention need not be looked for; headings are one a line.
  void skip_blocks_before(std::size_t place) {
    const std::string_view between = text_.substr(position_, place - std::min(position_, place));
    const std::size_t gap = lines_ ? between.rfind('\n') : between.rfind("\n\n");
    position_ += gap == std::string_view::npos ? 0 : gap;
    if (place >= line_end_) {
      line_end_ = std::min(lines_ ? text_.find('\n', place) : text_.size(), text_.size());
    }
  }

  std::string_view text_;
  bool lines_;
  std::size_t line_end_ = 0;
  std::size_t position_ = 0;
  TextRange sentence_;
};

}  // namespace

void assert_mentions(std::string_view text, Field field, std::span<Mention> mentions) {
  const AssertionCues& cues = AssertionCues::shipped();
  ScopeReader scopes(cues);
  SentencesOfMentions sentences(text, field);
  std::vector<CueToken> tokens;
  std::vector<TextRange> places;
  std::vector<std::size_t> last;  // one behind the last mention that shares a place

  for (std::size_t first = 0; first < mentions.size();) {
    const TextRange sentence = sentences.at(mentions[first].begin);
    places.clear();
    last.clear();
    std::size_t next = first;
    for (; next < mentions.size() && (next == first || mentions[next].begin < sentence.end); ++next) {
      const Mention& mention = mentions[next];
      if (places.empty() || mention.begin >= places.back().end) {
        places.push_back({mention.begin, mention.end});
        last.push_back(next + 1);
      } else {
        places.back().end = std::max(places.back().end, mention.end);
        last.back() = next + 1;
      }
    }
    read_cue_tokens(text, sentence, places, cues, tokens);
    const std::vector<Judgement>& judgements = scopes.judge(tokens, places.size());
    for (std::size_t place = 0, mention = first; place < places.size(); ++place) {
      const Judgement& judgement = judgements[place];
      for (; mention < last[place]; ++mention) {
        mentions[mention].assertion = judgement.assertion;
        if (judgement.cue_begin < judgement.cue_end) {
          mentions[mention].cue_begin = tokens[judgement.cue_begin].begin;
          mentions[mention].cue_end = tokens[judgement.cue_end - 1].end;
        }
      }
    }
    first = next;
  }
}

}  // namespace materia
