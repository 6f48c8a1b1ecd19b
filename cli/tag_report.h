#pragma once

#include <string>

#include "evaluation/tag_measures.h"

namespace materia {

/// How `materia eval tags` prints what it measured.
struct TagReportOptions {
  bool per_concept = false;
  bool errors = true;
  bool json = false;
};

void print_tag_report(const TagEvaluation& evaluation, const TagReportOptions& options);

}  // namespace materia
