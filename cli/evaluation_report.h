#pragma once

#include "evaluation/compare_runs.h"
#include "evaluation/measures.h"

namespace materia {

/// How `materia eval` prints what it measured.
struct ReportOptions {
  bool per_query = false;  ///< a row for each query beside the means
  bool json = false;
};

void print_report(const Evaluation& evaluation, const ReportOptions& options);
void print_report(const Comparison& comparison, const ReportOptions& options);

}  // namespace materia
