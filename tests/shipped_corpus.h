#pragma once

#include <filesystem>
#include <string>

#include "indexer/index_corpus.h"
#include "tests/temporary_folder.h"

namespace materia {

inline std::filesystem::path shipped_corpus() {
  return std::filesystem::path(MATERIA_SOURCE_DIR) / "corpus";
}

/// A knowledge base of the corpus that ships with the program, made once for a test program. Tests only read it.
class ShippedKnowledgeBase {
 public:
  static const ShippedKnowledgeBase& instance() {
    static const ShippedKnowledgeBase made;
    return made;
  }

  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "shipped.db"; }
  [[nodiscard]] const IndexReport& report() const { return report_; }

 private:
  ShippedKnowledgeBase() : report_(index_corpus(shipped_corpus(), file())) {}

  TemporaryFolder folder_;
  IndexReport report_;
};

}  // namespace materia
