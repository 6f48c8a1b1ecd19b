#pragma once

#include <optional>
#include <string>
#include <utility>

#include "store/document.h"

// Private to the store.

namespace materia {

class Writer;

/// The document that an editor named by path or id (digits), with its path; nothing where there is none.
std::optional<std::pair<DocumentId, std::string>> find_document(Writer& writer, const std::string& name);

/// The same; throws UnknownTag where there is none, naming the nearest path there is.
std::pair<DocumentId, std::string> known_document(Writer& writer, const std::string& name);

/// "; did you mean NAME?", or nothing.
std::string question(const std::optional<std::string>& name);

}  // namespace materia
