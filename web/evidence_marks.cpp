#include "web/evidence_marks.h"

#include "store/names.h"

namespace materia {
namespace {

bool same_mention(const TextPiece& left, const TextPiece& right) {
  return left.evidence == EvidenceMark::mention && right.evidence == EvidenceMark::mention &&
         left.mention == right.mention;
}

/// Links to the mention before and after, and for who can't see the style, or the colour, what is said there.
Markup steps(std::size_t number, std::size_t last, Assertion assertion) {
  Markup out;
  out << "<span class=\"mention-steps\">";
  if (number > 1) out << "<a href=\"#mention_" << number - 1 << "\" aria-label=\"Mention before\">‹</a>";
  out << "<span><span class=\"visually-hidden\">Mention </span>" << number;
  if (assertion != Assertion::affirmed) out << " " << name_of(assertion);
  out << "</span>";
  if (number < last) out << "<a href=\"#mention_" << number + 1 << "\" aria-label=\"Next mention\">›</a>";
  out << "</span>";
  return out;
}

}  // namespace

Markup assertion_class(Assertion assertion) {
  Markup out;
  out << "said-" << name_of(assertion);
  return out;
}

Markup EvidenceMarks::words(const TextPiece& piece) {
  Markup out;
  if (!piece.match) return out << piece.text;
  return out << "<mark id=\"match_" << ++matches_ << "\">" << piece.text << "</mark>";
}

Markup EvidenceMarks::named(const TextPiece& piece, bool begins, bool ends) {
  const std::size_t number = piece.mention + 1;
  Markup out;
  out << "<strong class=\"named\"";
  if (begins) out << " id=\"mention_" << number << "\" tabindex=\"-1\"";
  out << ">" << words(piece) << "</strong>";
  if (ends) out << steps(number, mentions_, piece.assertion);
  return out;
}

Markup EvidenceMarks::operator()(const std::vector<TextPiece>& pieces) {
  Markup out;
  bool open = false;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    const TextPiece& piece = pieces[at];
    const bool marked = piece.evidence != EvidenceMark::none;
    if (open && (!marked || piece.assertion != pieces[at - 1].assertion)) {
      out << "</span>";
      open = false;
    }
    if (marked && !open) {
      out << "<span class=\"said " << assertion_class(piece.assertion) << "\">";
      open = true;
    }
    if (piece.evidence == EvidenceMark::mention) {
      out << named(piece, at == 0 || !same_mention(pieces[at - 1], piece),
                   at + 1 == pieces.size() || !same_mention(piece, pieces[at + 1]));
    } else if (piece.evidence == EvidenceMark::cue) {
      out << "<em class=\"cue\">" << words(piece) << "</em>";
    } else {
      out << words(piece);
    }
  }
  if (open) out << "</span>";
  return out;
}

Markup evidence_sentence(const std::vector<TextPiece>& pieces) {
  Markup out;
  for (const TextPiece& piece : pieces) {
    if (piece.evidence == EvidenceMark::mention) {
      out << "<strong class=\"named\">" << piece.text << "</strong>";
    } else if (piece.evidence == EvidenceMark::cue) {
      out << "<em class=\"cue\">" << piece.text << "</em>";
    } else {
      out << piece.text;
    }
  }
  return out;
}

}  // namespace materia
