#include "store/allocator.h"

#include <cstddef>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/// There where the program is linked with jemalloc.
extern "C" __attribute__((weak)) int mallctl(const char* name, void* old_value, std::size_t* old_size, void* new_value,
                                             std::size_t new_size);

namespace materia {

void give_back_memory() {
  if (mallctl != nullptr) {
    mallctl("arena.4096.purge", nullptr, nullptr, nullptr, 0);  // 4096 stands for all arenas
    return;
  }
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace materia
