#include "web/pagination.h"

#include <algorithm>

#include "web/page_parts.h"

namespace materia {
namespace {

constexpr std::size_t around = 1;  // pages shown on either side of the current one; more would not fit on a phone

Markup numbered(const SearchRequest& request, std::size_t number) {
  Markup out;
  out << "<li><a href=\"" << search_url(request.on_page(number)) << "\"";
  if (number == request.page) out << " aria-current=\"page\"";
  out << "><span class=\"visually-hidden\">Page </span>" << grouped_number(number) << "</a></li>";
  return out;
}

}  // namespace

std::size_t page_count(std::size_t total) {
  return std::min(last_page, (total + hits_per_page - 1) / hits_per_page);
}

Markup page_links(const SearchRequest& request, std::size_t total) {
  Markup out;
  const std::size_t pages = page_count(total);
  if (pages < 2 || request.page > pages) return out;
  out << "<nav class=\"pages\" aria-label=\"Pages\"><ul>";
  if (request.page > 1) {
    out << "<li><a rel=\"prev\" href=\"" << search_url(request.on_page(request.page - 1)) << "\">Previous</a></li>";
  }
  std::size_t shown = 0;
  for (std::size_t number = 1; number <= pages; ++number) {
    const bool near = number + around >= request.page && number <= request.page + around;
    if (!near && number != 1 && number != pages) continue;
    if (number != shown + 1) out << "<li class=\"pages-gap\" aria-hidden=\"true\">…</li>";
    out << numbered(request, number);
    shown = number;
  }
  if (request.page < pages) {
    out << "<li><a rel=\"next\" href=\"" << search_url(request.on_page(request.page + 1)) << "\">Next</a></li>";
  }
  out << "</ul></nav>\n";
  return out;
}

}  // namespace materia
