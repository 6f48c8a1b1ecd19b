#include "store/level.h"

#include <algorithm>

namespace materia {

LevelPoints level_points(const LevelReasons& reasons) {
  namespace weight = level_weights;
  LevelPoints points;
  points.title = reasons.in_title ? weight::title : 0;
  points.headings = static_cast<double>(std::min(reasons.headings, weight::most_headings)) * weight::heading;
  points.lead = reasons.in_lead ? weight::lead : 0;
  points.density = std::min(reasons.density * weight::density, weight::most_density);
  points.spread = reasons.spread * weight::spread;
  return points;
}

Level level_of(const LevelPoints& points) {
  return points.sum() >= level_weights::about ? Level::about : Level::mention;
}

double salience_of(const LevelPoints& points) {
  namespace weight = level_weights;
  constexpr double most = weight::title + static_cast<double>(weight::most_headings) * weight::heading + weight::lead +
                          weight::most_density + weight::spread;
  return points.sum() / most;
}

}  // namespace materia
