# Run by embed_files(): writes HEADER and SOURCE from FILES.

set(arrays "")
set(entries "")
set(index 0)
foreach(file IN LISTS FILES)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n"
         bytes "${bytes}")
  get_filename_component(file_name "${file}" NAME)
  string(APPEND arrays "const unsigned char file_${index}[] = {\n${bytes}0};\n")
  string(APPEND entries
         "    {\"${file_name}\", {reinterpret_cast<const char*>(file_${index}), sizeof(file_${index}) - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE "${HEADER}" "#pragma once

#include <span>
#include <string_view>

#ifndef MATERIA_EMBEDDED_FILE
#define MATERIA_EMBEDDED_FILE
namespace materia {
struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};
}  // namespace materia
#endif

namespace materia::embedded {
std::span<const EmbeddedFile> ${NAME}();
}
")

file(WRITE "${SOURCE}" "#include \"embedded/${NAME}.h\"

namespace materia::embedded {
namespace {
${arrays}const EmbeddedFile files[] = {
${entries}};
}  // namespace

std::span<const EmbeddedFile> ${NAME}() { return files; }
}  // namespace materia::embedded
")
