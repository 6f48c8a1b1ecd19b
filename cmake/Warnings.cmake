# materia_library(NAME SOURCES...) and materia_target(NAME): our warnings, hardening and sanitizers, for our own code only.

function(materia_target name)
  materia_harden(${name})
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
  # GCC 12 sees overlaps in std::string's own operator+ that are not there (GCC bug 105651, mended in 13).
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${name} PRIVATE -Wno-restrict)
  endif()
  if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # It takes a source that is compiled in a batch for a header, and fears that others include it.
    target_compile_options(${name} PRIVATE -Wno-subobject-linkage)
  endif()
  if(MATERIA_WARNINGS_AS_ERRORS)
    target_compile_options(${name} PRIVATE -Werror)
  endif()
  if(MATERIA_SANITIZE)
    target_compile_options(${name} PRIVATE -fsanitize=${MATERIA_SANITIZE} -fno-omit-frame-pointer)
    if(MATERIA_SANITIZE MATCHES "undefined")
      target_compile_options(${name} PRIVATE -fno-sanitize-recover=undefined)
    endif()
    target_link_options(${name} PRIVATE -fsanitize=${MATERIA_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # GCC's manual: sanitizers make this warning see what is not there (std::regex is full of it).
      target_compile_options(${name} PRIVATE -Wno-maybe-uninitialized)
    endif()
  endif()
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/.. ${CMAKE_BINARY_DIR}/generated)
endfunction()

function(materia_library name)
  add_library(${name} STATIC ${ARGN})
  materia_target(${name})
endfunction()
