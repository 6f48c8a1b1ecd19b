#pragma once

#include <span>
#include <string>
#include <vector>

#include "store/tag_entry.h"

// Private to the store: the table tag_block, the tags of all documents rolled up. What it has not is made from the
// tags.

namespace materia {

class Connection;

/// Of all documents, by position: `documents` are their ids, ascending, since to look for them in the table of
/// documents would read a page of it for each block. `vocabulary` is the stored one. Throws Error where a block is
/// damaged.
RolledUpTags read_rolled_up_tags(Connection& connection, const Vocabulary& vocabulary,
                                 std::span<const DocumentId> documents);

/// Makes the blocks that are missing.
void write_tag_blocks(Connection& connection);

/// That blocks are what the tags come to.
void check_tag_blocks(Connection& connection, std::vector<std::string>& problems);

}  // namespace materia
