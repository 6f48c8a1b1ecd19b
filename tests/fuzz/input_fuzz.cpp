// One of the targets (targets.h) under libFuzzer: $MATERIA_FUZZ_TARGET names it. Built by the preset `fuzz`;
// script/fuzz runs it.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const materia::FuzzTarget* const target = [] {
    const char* name = std::getenv("MATERIA_FUZZ_TARGET");
    const materia::FuzzTarget* found = materia::find_target(name == nullptr ? "" : name);
    if (found == nullptr) {
      std::fprintf(stderr, "input_fuzz: set MATERIA_FUZZ_TARGET to one of the targets of tests/fuzz/targets.h\n");
      std::exit(2);
    }
    return found;
  }();
  // What is thrown out of here is a find.
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
