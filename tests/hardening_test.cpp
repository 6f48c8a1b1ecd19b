// How the program was linked and with what (docs/security.md).

#include <elf.h>
#include <sched.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/catch.h"
#include "tests/program.h"

namespace {

template <typename Struct>
Struct read_at(const std::string& bytes, std::size_t offset) {
  Struct value;
  REQUIRE(offset + sizeof value <= bytes.size());
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

}  // namespace

TEST_CASE("The programs are linked to be loaded anywhere, with nothing writable that needn't be") {
  const char* program = GENERATE(MATERIA_PROGRAM, MATERIA_SERVER);
  CAPTURE(program);
  std::ifstream stream(program, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  const auto header = read_at<Elf64_Ehdr>(bytes, 0);
  if (header.e_ident[EI_CLASS] != ELFCLASS64) {
    WARN("skipped: not a 64-bit program");
    return;
  }
  CHECK(header.e_type == ET_DYN);  // position-independent
  bool relro = false;
  bool stack_is_data = false;
  bool binds_now = false;
  for (std::size_t i = 0; i < header.e_phnum; ++i) {
    const auto segment = read_at<Elf64_Phdr>(bytes, header.e_phoff + i * sizeof(Elf64_Phdr));
    relro = relro || segment.p_type == PT_GNU_RELRO;
    stack_is_data = stack_is_data || (segment.p_type == PT_GNU_STACK && (segment.p_flags & PF_X) == 0);
    CHECK((segment.p_type != PT_LOAD || (segment.p_flags & (PF_W | PF_X)) != (PF_W | PF_X)));
    for (std::size_t at = 0; segment.p_type == PT_DYNAMIC && at < segment.p_filesz; at += sizeof(Elf64_Dyn)) {
      const auto entry = read_at<Elf64_Dyn>(bytes, segment.p_offset + at);
      binds_now = binds_now || (entry.d_tag == DT_FLAGS && (entry.d_un.d_val & DF_BIND_NOW) != 0) ||
                  (entry.d_tag == DT_FLAGS_1 && (entry.d_un.d_val & DF_1_NOW) != 0);
    }
  }
  CHECK(relro);
  CHECK(stack_is_data);
  CHECK(binds_now);
}

TEST_CASE("A program that may use one processor alone has nothing to say about it") {
  cpu_set_t all;
  REQUIRE(sched_getaffinity(0, sizeof all, &all) == 0);
  cpu_set_t one;
  CPU_ZERO(&one);
  for (int processor = 0; processor < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++processor) {
    if (CPU_ISSET(processor, &all)) {
      CPU_SET(processor, &one);
    }
  }
  REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);
  const materia::ProgramResult version = materia::run_program({"--version"});
  REQUIRE(sched_setaffinity(0, sizeof all, &all) == 0);
  CHECK(version.exit_code == 0);
  CHECK(version.err.empty());
}

TEST_CASE("The program tells which libraries it was built with") {
  const materia::ProgramResult version = materia::run_program({"--version"});
  for (const char* library : {"SQLite 3.", "cpp-httplib 0.", "utf8proc ", "yaml-cpp ", "OpenSSL "}) {
    CAPTURE(version.out, library);
    CHECK(version.out.find(library) != std::string::npos);
  }
}
