#pragma once

#include <string>

#include "indexer/index_corpus.h"

namespace materia {

/// One line of JSON.
std::string index_report_json(const IndexReport& report);

/// On standard output in words, warnings and skipped files on standard error.
void print_index_report(const IndexReport& report);

/// "2 added, 1 updated": what a run has changed; empty when it changed nothing.
std::string changes_in_words(const IndexReport& report);

}  // namespace materia
