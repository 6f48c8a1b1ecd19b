// Catch2 2 has no library with a main function of its own; Catch2 3 has, and this file is left out.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
