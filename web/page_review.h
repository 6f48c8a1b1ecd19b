#pragma once

#include <string>
#include <vector>

#include "query/review_queue.h"
#include "web/visitor.h"

namespace materia {

/// The review desk: how much is done, the kinds to choose from, the documents to go through with their evidence and the
/// forms to decide. `reviewed` is the document that was taken off the desk last, to undo that; null where there is
/// none.
std::string render_review_page(const ReviewQueue& queue, const std::vector<Facet>& facets, const DocumentView* reviewed,
                               const Visitor& visitor);

/// The address of a page of the desk.
std::string review_url(const ReviewRequest& request);

}  // namespace materia
