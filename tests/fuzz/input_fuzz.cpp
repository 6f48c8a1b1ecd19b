// One of the targets (targets.h) under libFuzzer: $MATERIA_FUZZ_TARGET names it. Built by the preset `fuzz`;
// script/fuzz runs it.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

namespace {

const materia::FuzzTarget* target = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
  const char* name = std::getenv("MATERIA_FUZZ_TARGET");
  target = materia::find_target(name == nullptr ? "" : name);
  if (target == nullptr) {
    std::fprintf(stderr, "input_fuzz: set MATERIA_FUZZ_TARGET to one of the targets of tests/fuzz/targets.h\n");
    std::exit(2);
  }
  target->run({});  // what is made once is not held against the first input
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // What is thrown out of here is a find.
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
