#include "store/bit_count.h"

namespace materia {
namespace {

#if defined(__x86_64__)
/// The compiler may use the instruction only here: not every machine of the architecture has it, and without it a count
/// takes eight times as long.
__attribute__((target("popcnt"))) std::size_t count_by_instruction(const std::uint64_t* left,
                                                                   const std::uint64_t* right, std::size_t words) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < words; ++i) {
    sum += static_cast<std::size_t>(__builtin_popcountll(left[i] & right[i]));
  }
  return sum;
}
/// And eight words at a time where the machine can.
__attribute__((target("avx512f,avx512vpopcntdq"))) std::size_t count_by_eight(const std::uint64_t* left,
                                                                              const std::uint64_t* right,
                                                                              std::size_t words) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < words; ++i) {
    sum += static_cast<std::size_t>(__builtin_popcountll(left[i] & right[i]));
  }
  return sum;
}
const bool has_instruction = __builtin_cpu_supports("popcnt") != 0;
const bool has_eight = __builtin_cpu_supports("avx512vpopcntdq") != 0;
#endif

}  // namespace

std::size_t count_common_bits(const std::uint64_t* left, const std::uint64_t* right, std::size_t words) {
#if defined(__x86_64__)
  if (has_eight) {
    return count_by_eight(left, right, words);
  }
  if (has_instruction) {
    return count_by_instruction(left, right, words);
  }
#endif
  std::size_t sum = 0;
  for (std::size_t i = 0; i < words; ++i) {
    sum += count_bits(left[i] & right[i]);
  }
  return sum;
}

}  // namespace materia
