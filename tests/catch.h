#pragma once

// Catch2 2 (Debian 12) and 3 (Debian 13) differ in their headers only, as far as these tests go.
#ifdef MATERIA_CATCH2_V3
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
