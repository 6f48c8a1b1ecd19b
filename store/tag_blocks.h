#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "store/tag_entry.h"

// Private to the store: the table tag_block, the tags of all documents rolled up. What it has not is made from the
// tags.

namespace materia {

class Connection;

/// Calls `visit` for each document that has tags, in the order of ids. Throws Error where a block is damaged.
/// `vocabulary` is the stored one, `documents` are the ids of all documents, ascending: to look for them in the table
/// of documents would read a page of it for each block.
void for_each_tagged(Connection& connection, const Vocabulary& vocabulary, std::span<const DocumentId> documents,
                     const std::function<void(DocumentId, std::span<const TagEntry>)>& visit);

/// Makes the blocks that are missing.
void write_tag_blocks(Connection& connection);

/// That blocks are what the tags come to.
void check_tag_blocks(Connection& connection, std::vector<std::string>& problems);

}  // namespace materia
