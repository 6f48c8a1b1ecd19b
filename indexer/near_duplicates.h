#pragma once

#include <functional>
#include <vector>

#include "store/duplicates.h"

namespace materia {

/// Says whether two documents whose texts are much alike are about different things all the same.
using AboutDifferentThings =
    std::function<bool(const FingerprintedDocument& first, const FingerprintedDocument& second)>;

/// The groups of near-duplicates among all documents of a corpus (docs/duplicates.md gives the rule). Each document is
/// compared with the documents before it that lead a group or stand alone, and joins the most alike; so a group's
/// members are all like its leader, and the answer depends on the documents and their order alone. Documents without
/// copies are left out; a leader is a member of its group. `different` is asked only about pairs that would be copies.
std::vector<Resemblance> find_near_duplicates(const std::vector<FingerprintedDocument>& documents,
                                              const AboutDifferentThings& different);

}  // namespace materia
