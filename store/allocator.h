#pragma once

namespace materia {

/// Gives back to the system what was freed. Where many small pieces were, large ones find room then. Thread-safe.
void give_back_memory();

}  // namespace materia
