// Nothing but the headers that all test programs share; CMake compiles them with it.
