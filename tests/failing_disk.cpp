#include "tests/failing_disk.h"

#include <sqlite3.h>

#include <atomic>
#include <new>
#include <stdexcept>

namespace materia {
namespace {

std::atomic<std::size_t> good_ones;
std::atomic<bool> failed;
FailingDisk::Kind kind_of_failure;
sqlite3_vfs* real_disk = nullptr;
sqlite3_vfs shim;

/// What SQLite takes for a file; the real one stands behind it.
struct ShimFile {
  sqlite3_file base;
  sqlite3_file* real;
};

sqlite3_file* real_of(sqlite3_file* file) {
  return reinterpret_cast<ShimFile*>(file)->real;
}

bool fails() {
  std::size_t left = good_ones;
  while (left > 0 && !good_ones.compare_exchange_weak(left, left - 1)) {
  }
  failed = failed || left == 0;
  return left == 0;
}

bool write_fails() {
  return kind_of_failure != FailingDisk::Kind::reads && fails();
}

int write_failure() {
  return kind_of_failure == FailingDisk::Kind::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

int close_file(sqlite3_file* file) {
  return real_of(file)->pMethods == nullptr ? SQLITE_OK : real_of(file)->pMethods->xClose(real_of(file));
}

int read_file(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
  if (kind_of_failure == FailingDisk::Kind::reads && fails()) {
    return SQLITE_IOERR_READ;
  }
  return real_of(file)->pMethods->xRead(real_of(file), bytes, count, at);
}

int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  return write_fails() ? write_failure() : real_of(file)->pMethods->xWrite(real_of(file), bytes, count, at);
}

int sync_file(sqlite3_file* file, int flags) {
  if (kind_of_failure == FailingDisk::Kind::writes && fails()) {
    return SQLITE_IOERR_FSYNC;
  }
  return real_of(file)->pMethods->xSync(real_of(file), flags);
}

/// Handed on to the real file's method of the same name.
template <auto method, typename... Rest>
int pass_on(sqlite3_file* file, Rest... rest) {
  return (real_of(file)->pMethods->*method)(real_of(file), rest...);
}

void shm_barrier(sqlite3_file* file) {
  real_of(file)->pMethods->xShmBarrier(real_of(file));
}

const sqlite3_io_methods methods = {2,  // no memory mapping: it would read past us
                                    close_file,
                                    read_file,
                                    write_file,
                                    pass_on<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
                                    sync_file,
                                    pass_on<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
                                    pass_on<&sqlite3_io_methods::xLock, int>,
                                    pass_on<&sqlite3_io_methods::xUnlock, int>,
                                    pass_on<&sqlite3_io_methods::xCheckReservedLock, int*>,
                                    pass_on<&sqlite3_io_methods::xFileControl, int, void*>,
                                    pass_on<&sqlite3_io_methods::xSectorSize>,
                                    pass_on<&sqlite3_io_methods::xDeviceCharacteristics>,
                                    pass_on<&sqlite3_io_methods::xShmMap, int, int, int, void volatile**>,
                                    pass_on<&sqlite3_io_methods::xShmLock, int, int, int>,
                                    shm_barrier,
                                    pass_on<&sqlite3_io_methods::xShmUnmap, int>,
                                    nullptr,
                                    nullptr};

int open_file(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  auto* made = new (file) ShimFile{};
  made->real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(ShimFile));
  const int result = real_disk->xOpen(real_disk, name, made->real, flags, flags_out);
  made->base.pMethods = result == SQLITE_OK ? &methods : nullptr;
  return result;
}

}  // namespace

FailingDisk::FailingDisk(Kind kind, std::size_t good) {
  real_disk = sqlite3_vfs_find(nullptr);
  if (real_disk == nullptr || real_disk == &shim) {
    throw std::logic_error("one failing disk at a time");
  }
  kind_of_failure = kind;
  good_ones = good;
  failed = false;
  shim = *real_disk;
  shim.szOsFile = static_cast<int>(sizeof(ShimFile)) + real_disk->szOsFile;
  shim.pNext = nullptr;
  shim.zName = "failing";
  shim.xOpen = open_file;
  sqlite3_vfs_register(&shim, 1);
}

FailingDisk::~FailingDisk() {
  sqlite3_vfs_unregister(&shim);
  sqlite3_vfs_register(real_disk, 1);
}

bool FailingDisk::has_failed() {
  return failed;
}

}  // namespace materia
