#include "evaluation/tag_judgements.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "evaluation/error.h"
#include "evaluation/lines.h"

namespace materia {
namespace {

constexpr std::array<std::pair<std::string_view, TagVerdict>, 8> verdicts = {{
    {"about", TagVerdict::about},
    {"mention", TagVerdict::mention},
    {"present", TagVerdict::present},
    {"absent", TagVerdict::absent},
    {"affirmed", TagVerdict::affirmed},
    {"negated", TagVerdict::negated},
    {"uncertain", TagVerdict::uncertain},
    {"contrast", TagVerdict::contrast},
}};

TagVerdict verdict_of(std::string_view text) {
  const auto* found =
      std::find_if(verdicts.begin(), verdicts.end(), [&](const auto& one) { return one.first == text; });
  if (found == verdicts.end()) {
    throw EvaluationError(fmt::format(
        "'{}' is no verdict; write about or mention for a tag, present or absent for a concept that is named or not, "
        "affirmed, negated, uncertain or contrast for what is said of it",
        text));
  }
  return found->second;
}

}  // namespace

std::string_view name_of(TagVerdict verdict) {
  return verdicts.at(static_cast<std::size_t>(verdict)).first;
}

std::vector<TagJudgement> read_tag_judgements(const std::filesystem::path& file) {
  std::vector<TagJudgement> judgements;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for_each_line(file, [&](std::string_view line, std::size_t) {
    if (line.starts_with('#')) return;
    const std::vector<std::string_view> columns = columns_of(line);
    if (columns.size() != 4) {
      throw EvaluationError(
          fmt::format("has {} columns; a judgement is document, scheme, concept and verdict", columns.size()));
    }
    TagJudgement judgement{std::string(columns[0]), std::string(columns[1]), std::string(columns[2]),
                           verdict_of(columns[3])};
    if (!seen.emplace(judgement.document, judgement.scheme, judgement.concept_name).second) {
      throw EvaluationError(fmt::format("document '{}' has a verdict on {} already", columns[0], columns[2]));
    }
    judgements.push_back(std::move(judgement));
  });
  return judgements;
}

}  // namespace materia
