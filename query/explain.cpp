#include "query/explain.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

namespace materia {
namespace {

std::string in_quotes(std::string_view text) {
  return fmt::format("“{}”", text);
}

/// Frequencies may be pooled with weights, so that one is no whole number.
std::string times(double number) {
  const double whole = std::round(number);
  if (std::abs(number - whole) > 0.05) {
    return fmt::format("{:.1f} times", number);
  }
  if (whole == 1) return "once";
  if (whole == 2) return "twice";
  return fmt::format("{:.0f} times", whole);
}

std::string_view place(ScorePart::Source source) {
  switch (source) {
    case ScorePart::Source::title:
      return "in the title";
    case ScorePart::Source::tags:
      return "among the names of its tags";
    default:
      return "in the text";
  }
}

std::string_view kind(FoundForm::Way way) {
  switch (way) {
    case FoundForm::Way::other_name:
      return " (another name)";
    case FoundForm::Way::narrower:
      return " (something narrower)";
    default:
      return "";
  }
}

/// Letters of ASCII in any case; others as they are.
bool same_letters(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  if (left.size() != right.size()) return false;
  for (std::size_t at = 0; at < left.size(); ++at) {
    if (lower(left[at]) != lower(right[at])) return false;
  }
  return true;
}

/// One form behind "stands in the text" or "also": `twice as “herniated disc” (another name)`. A once is not said.
std::string as_form(const FoundForm& form) {
  const std::string often = times(form.times);
  const std::string counted = often == "once" ? "" : often + " ";
  if (form.way == FoundForm::Way::apart) {
    return counted + "with its words apart";
  }
  return fmt::format("{}as {}{}", counted, in_quotes(form.text), kind(form.way));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    text += at == 0 ? "" : at + 1 == parts.size() ? " and " : ", ";
    text += parts[at];
  }
  return text;
}

/// What was found, as typed first, then in other forms.
std::string describe_words(const ScorePart& part) {
  double as_typed = 0;
  std::vector<std::string> others;
  for (const FoundForm& form : part.forms) {
    const bool typed = form.way == FoundForm::Way::typed && (part.asked.empty() || same_letters(form.text, part.asked));
    if (typed) {
      as_typed += form.times;
    } else {
      others.push_back(as_form(form));
    }
  }
  const std::string what = part.asked.empty() ? "What was typed" : in_quotes(part.asked);
  if (as_typed <= 0) {
    return fmt::format("{} stands {}{}{}", what, place(part.source), others.empty() ? "" : " ", joined(others));
  }
  // A tag has its name once; to say so would be odd.
  const bool is_tag = part.source == ScorePart::Source::tags && as_typed <= 1;
  return fmt::format("{} stands {}{}{}{}", what, is_tag ? "" : times(as_typed) + " ", place(part.source),
                     others.empty() ? "" : ", also ", joined(others));
}

}  // namespace

std::string describe(const ScorePart& part) {
  switch (part.source) {
    case ScorePart::Source::proximity:
      return part.asked.empty() ? "The words that were typed stand close together"
                                : fmt::format("The words of {} stand close together", in_quotes(part.asked));
    case ScorePart::Source::meaning:
      return "The article as a whole is like what was typed, by what words go together in these articles";
    case ScorePart::Source::neighbours:
      return part.value < 0 ? "The articles most like this one fit the words less well than it does"
                            : "The articles most like this one fit the words better than it does";
    default:
      return describe_words(part);
  }
}

std::string factors(const ScorePart& part) {
  return has_idf(part) ? fmt::format("{:.2f} × {:.2f} × {:.2f}", part.weight, part.idf, part.saturation)
                       : std::string();
}

bool has_idf(const ScorePart& part) {
  return part.source == ScorePart::Source::text || part.source == ScorePart::Source::title ||
         part.source == ScorePart::Source::tags;
}

std::string_view name_of(ScorePart::Source source) {
  switch (source) {
    case ScorePart::Source::text:
      return "text";
    case ScorePart::Source::title:
      return "title";
    case ScorePart::Source::tags:
      return "tags";
    case ScorePart::Source::proximity:
      return "proximity";
    case ScorePart::Source::meaning:
      return "meaning";
    case ScorePart::Source::neighbours:
      break;
  }
  return "neighbours";
}

std::string_view name_of(FoundForm::Way way) {
  switch (way) {
    case FoundForm::Way::typed:
      return "typed";
    case FoundForm::Way::other_name:
      return "other_name";
    case FoundForm::Way::narrower:
      return "narrower";
    case FoundForm::Way::apart:
      break;
  }
  return "apart";
}

}  // namespace materia
