#include "query/ranked/window_mask.h"

#include <array>
#include <cstddef>
#include <cstring>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace materia {
namespace {

/// Which of 64 numbers are not below the least, a bit each.
std::uint64_t those_of(const float* row, float least) {
  std::array<std::uint8_t, 64> has_enough{};
  for (std::size_t i = 0; i < has_enough.size(); ++i) {
    has_enough[i] = row[i] >= least ? 1 : 0;
  }
  std::uint64_t bits = 0;
  for (std::size_t byte = 0; byte < sizeof bits; ++byte) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, has_enough.data() + byte * sizeof eight, sizeof eight);
    // Gathers the lowest bits of the eight bytes in the highest one.
    bits |= (eight * 0x0102'0408'1020'4080 >> 56U) << (byte * 8);
  }
  return bits;
}

#if defined(__x86_64__)
/// The same on machines that compare sixteen at a time and give a bit for each: a sixth of the instructions.
__attribute__((target("avx512f"))) void drop_by_sixteen(float least, const float* row, std::span<std::uint64_t> mask) {
  const __m512 enough = _mm512_set1_ps(least);
  for (std::uint64_t& members : mask) {
    std::uint64_t bits = 0;
    for (unsigned shift = 0; shift < 64; shift += 16, row += 16) {
      bits |= std::uint64_t{_mm512_cmp_ps_mask(_mm512_loadu_ps(row), enough, _CMP_GE_OQ)} << shift;
    }
    members &= bits;
  }
}
const bool has_sixteen = __builtin_cpu_supports("avx512f") != 0;
#endif

}  // namespace

void drop_those_below(float least, std::span<const float> row, std::span<std::uint64_t> mask) {
#if defined(__x86_64__)
  if (has_sixteen) {
    drop_by_sixteen(least, row.data(), mask);
    return;
  }
#endif
  for (std::size_t word = 0; word < mask.size(); ++word) {
    mask[word] &= those_of(row.data() + word * 64, least);
  }
}

}  // namespace materia
