# Everything comes from Debian's packages (12 is the reference, 13 works). A missing one stops the configuration with
# the name of the package that brings it; script/bootstrap installs them all.

find_package(PkgConfig)
if(NOT PkgConfig_FOUND)
  message(FATAL_ERROR "pkg-config is missing. Install it with: apt install pkg-config (or run script/bootstrap)")
endif()
find_package(Threads REQUIRED)

# require_package(NAME DEBIAN_PACKAGE): find_package with a message that helps.
macro(require_package name debian_package)
  find_package(${name} QUIET)
  if(NOT ${name}_FOUND)
    message(FATAL_ERROR "${name} is missing. Install it with: apt install ${debian_package} (or run script/bootstrap)")
  endif()
endmacro()

# require_pkg_config(TARGET MODULE DEBIAN_PACKAGE): an imported target PkgConfig::TARGET.
macro(require_pkg_config target module debian_package)
  pkg_check_modules(${target} QUIET IMPORTED_TARGET ${module})
  if(NOT ${target}_FOUND)
    message(FATAL_ERROR "${module} is missing. Install it with: apt install ${debian_package} (or run script/bootstrap)")
  endif()
endmacro()

require_pkg_config(sqlite3 sqlite3 libsqlite3-dev)
require_package(SQLiteCpp libsqlitecpp-dev)
require_pkg_config(utf8proc libutf8proc libutf8proc-dev)
require_pkg_config(httplib cpp-httplib libcpp-httplib-dev)
require_package(CLI11 libcli11-dev)
require_package(nlohmann_json nlohmann-json3-dev)
require_package(Eigen3 libeigen3-dev)
require_package(fmt libfmt-dev)
require_package(spdlog libspdlog-dev)
require_pkg_config(yaml_cpp yaml-cpp libyaml-cpp-dev)
require_pkg_config(serd serd-0 libserd-dev)
require_pkg_config(gumbo gumbo libgumbo-dev)
require_pkg_config(md4c md4c libmd4c-dev)
require_pkg_config(xxhash libxxhash libxxhash-dev)
require_pkg_config(zlib zlib zlib1g-dev)
if(MATERIA_JEMALLOC AND NOT MATERIA_SANITIZE)
  require_pkg_config(jemalloc jemalloc libjemalloc-dev)
endif()

# Debian builds cpp-httplib with OpenSSL. Newer headers call libcrypto themselves, which their pkg-config file leaves out.
require_package(OpenSSL libssl-dev)
target_link_libraries(PkgConfig::httplib INTERFACE OpenSSL::SSL OpenSSL::Crypto)

# libstemmer brings neither a CMake nor a pkg-config file.
find_path(STEMMER_INCLUDE_DIR libstemmer.h)
find_library(STEMMER_LIBRARY stemmer)
if(NOT STEMMER_INCLUDE_DIR OR NOT STEMMER_LIBRARY)
  message(FATAL_ERROR "libstemmer is missing. Install it with: apt install libstemmer-dev (or run script/bootstrap)")
endif()
add_library(stemmer::stemmer UNKNOWN IMPORTED)
set_target_properties(stemmer::stemmer PROPERTIES IMPORTED_LOCATION "${STEMMER_LIBRARY}"
                      INTERFACE_INCLUDE_DIRECTORIES "${STEMMER_INCLUDE_DIR}")

if(MATERIA_BUILD_TESTS)
  require_package(Catch2 catch2)
endif()

# What `materia --version` tells beside its own version: the libraries it was built with. SQLite's is asked when it runs.
set(MATERIA_BUILT_WITH "SQLiteCpp ${SQLiteCpp_VERSION}, utf8proc ${utf8proc_VERSION}, yaml-cpp ${yaml_cpp_VERSION}, \
serd ${serd_VERSION}, gumbo ${gumbo_VERSION}, md4c ${md4c_VERSION}, xxHash ${xxhash_VERSION}, Eigen ${Eigen3_VERSION}, \
cpp-httplib ${httplib_VERSION}, OpenSSL ${OPENSSL_VERSION}, nlohmann-json ${nlohmann_json_VERSION}, fmt ${fmt_VERSION}, \
spdlog ${spdlog_VERSION}, CLI11 ${CLI11_VERSION}")
