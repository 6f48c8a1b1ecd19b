#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index_corpus.h"
#include "store/reader.h"
#include "tests/integrity.h"
#include "tests/small_turtle.h"
#include "tests/temporary_folder.h"

namespace materia {

/// A folder of articles and the knowledge base made from it. Small on purpose: its vocabulary has four concepts.
class SmallCorpus {
 public:
  SmallCorpus() {
    put_vocabulary({{"therapy", "ozone-therapy", "Ozone therapy"},
                    {"therapy", "platelet-rich-plasma", "Platelet-rich plasma", "PRP"},
                    {"condition", "herniated-disc", "Herniated disc", "Slipped disc"},
                    {"condition", "knee-pain", "Knee pain"}});
  }

  [[nodiscard]] std::filesystem::path folder() const { return temporary_.path() / "corpus"; }
  [[nodiscard]] std::filesystem::path file() const { return temporary_.path() / "small.db"; }
  [[nodiscard]] const TemporaryFolder& temporary() const { return temporary_; }

  std::filesystem::path write(const std::string& path, std::string_view content) const {
    return temporary_.write(std::filesystem::path("corpus") / path, content);
  }
  void put_vocabulary(const std::vector<std::vector<std::string>>& concepts) const {
    write("vocabulary/small.ttl", small_turtle(concepts));
  }
  void remove(const std::string& path) const { std::filesystem::remove(folder() / path); }
  void rename(const std::string& from, const std::string& to) const {
    std::filesystem::create_directories((folder() / to).parent_path());
    std::filesystem::rename(folder() / from, folder() / to);
  }

  /// Indexes the folder, or another file or folder, and looks whether the knowledge base is whole.
  IndexReport index(const IndexOptions& options = {}, const std::filesystem::path& other = {}) const {
    IndexReport report = index_corpus(other.empty() ? folder() : other, file(), options);
    check_integrity(file());
    return report;
  }

  [[nodiscard]] Reader reader() const { return Reader(file()); }
  /// The id of a document; 0 where there is none.
  [[nodiscard]] DocumentId id_of(const std::string& path) const { return reader().find_document(path).value_or(0); }
  /// The document's tags by local name, in the order of the vocabulary: "ozone-therapy knee-pain".
  [[nodiscard]] std::string tags_of(const std::string& path) const {
    Reader reader(file());
    const Vocabulary vocabulary = reader.vocabulary();
    std::string names;
    for (const Tag& tag : reader.tags(id_of(path))) {
      names += (names.empty() ? "" : " ") + vocabulary.concepts()[vocabulary.find(tag.concept_id).value()].local_name;
    }
    return names;
  }

 private:
  TemporaryFolder temporary_;
};

/// What a run did, zeros left out: "2 added, 1 unchanged"; "nothing" for none.
inline std::string changes(const IndexReport& report) {
  std::string text;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0) {
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, what);
    }
  };
  add(report.added, "added");
  add(report.updated, "updated");
  add(report.unchanged, "unchanged");
  add(report.renamed, "renamed");
  add(report.removed, "removed");
  add(report.skipped.size(), "skipped");
  return text.empty() ? "nothing" : text;
}

inline std::vector<std::string> paths_of(const std::vector<SkippedFile>& rows) {
  std::vector<std::string> paths;
  for (const SkippedFile& row : rows) {
    paths.push_back(row.path);
  }
  return paths;
}

}  // namespace materia
