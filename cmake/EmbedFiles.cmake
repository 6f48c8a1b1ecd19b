# embed_files(TARGET NAME FILE...): compiles files into TARGET. Include "embedded/NAME.h" for
#   std::span<const materia::EmbeddedFile> materia::embedded::NAME();   // in the order given here

function(embed_files target name)
  set(header "${CMAKE_BINARY_DIR}/generated/embedded/${name}.h")
  set(source "${CMAKE_BINARY_DIR}/generated/embedded/${name}.cpp")
  set(files "")
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file)
    list(APPEND files "${file}")
  endforeach()
  add_custom_command(
    OUTPUT "${header}" "${source}"
    COMMAND ${CMAKE_COMMAND} "-DNAME=${name}" "-DHEADER=${header}" "-DSOURCE=${source}" "-DFILES=${files}"
            -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/EmbedFilesScript.cmake"
    DEPENDS ${files} "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/EmbedFilesScript.cmake"
    VERBATIM)
  set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)  # they all use the same names
  target_sources(${target} PRIVATE "${source}" "${header}")
endfunction()
