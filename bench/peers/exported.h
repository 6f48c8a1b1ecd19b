#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

namespace materia {

/// A document of the file that export_documents writes, valid while it is visited.
struct ExportedDocument {
  std::int64_t id = 0;
  std::string_view title;
  std::string_view text;
  std::vector<std::uint32_t> therapies;  ///< numbers of concepts, those above them included
  std::vector<std::uint32_t> conditions;
};

/// Throws Error where the file can't be read, and naming the line for what is no such document.
void for_each_exported(const std::filesystem::path& file, const std::function<void(const ExportedDocument&)>& visit);

}  // namespace materia
