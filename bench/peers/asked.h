#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace materia {

/// The kinds of query that are told apart in the tables.
enum class Shape { rare, common, two, three, phrase, prefix, question, any };
inline constexpr std::array<std::string_view, 8> shape_names = {"rare",   "common", "two",      "three",
                                                                "phrase", "prefix", "question", "any"};
std::string_view name_of(Shape shape);

/// How the words of a query are put together, in every engine alike.
enum class Join { all, any, phrase, prefix };

/// A query as a person typed it, and what an engine is asked for that does not read materia's language.
struct Asked {
  Shape shape = Shape::rare;
  std::string text;
  std::vector<std::string> words;  ///< in lower case; without stop words, as materia asks; never empty
  [[nodiscard]] Join join() const;
};

/// Reads what make_queries writes: SHAPE<TAB>QUERY a line. Throws Error naming file and line.
std::vector<Asked> read_asked(const std::filesystem::path& file);

}  // namespace materia
