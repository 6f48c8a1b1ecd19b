# What makes a mistake in memory harder to use, in every program and library of ours (docs/security.md). A debug build has
# the linker's part alone: FORTIFY needs optimisation, and sanitizers find more than either.
include(CheckPIESupported)
check_pie_supported()

function(materia_harden target)
  target_link_options(${target} PRIVATE LINKER:-z,relro,-z,now,-z,noexecstack)
  if(NOT MATERIA_SANITIZE)
    set(optimised "$<NOT:$<CONFIG:Debug>>")
    target_compile_options(${target} PRIVATE
      "$<${optimised}:-fstack-protector-strong;-fstack-clash-protection;-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
  endif()
endfunction()
