#pragma once

#include <cstddef>

#include "store/document.h"

namespace materia {

/// What makes a document be about a concept, in points: the one place where these weights stand. How they were chosen:
/// docs/tagging.md.
namespace level_weights {
inline constexpr double title = 4;
inline constexpr double heading = 1.5;  ///< for each mention in a heading
inline constexpr std::size_t most_headings = 2;
inline constexpr double lead = .5;
inline constexpr double density = 5;  ///< for each mention in a hundred terms
inline constexpr double most_density = 3;
inline constexpr double spread = 1;  ///< times the share of the passages
inline constexpr double about = 2.8;
}  // namespace level_weights

/// The points that each reason gives.
struct LevelPoints {
  double title = 0;
  double headings = 0;
  double lead = 0;
  double density = 0;
  double spread = 0;

  [[nodiscard]] double sum() const { return title + headings + lead + density + spread; }
};

LevelPoints level_points(const LevelReasons& reasons);

/// about from level_weights::about points on.
Level level_of(const LevelPoints& points);

/// The share of the points there are, 0 to 1: how much the document is about the concept.
double salience_of(const LevelPoints& points);

/// From that salience on, a document is most clearly about a concept: hardly a tag reaches it whose concept is not
/// named in the title.
constexpr double clearly_about = 0.5;

}  // namespace materia
