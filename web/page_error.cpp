#include "web/page_error.h"

#include "web/page.h"

namespace materia {
std::string_view status_title(int status) {
  switch (status) {
    case 400:
      return "Bad request";
    case 401:
      return "Not signed in";
    case 403:
      return "Not allowed";
    case 404:
      return "Not found";
    case 405:
      return "Method not allowed";
    case 409:
      return "Does not fit";
    case 411:
      return "Length required";
    case 413:
      return "Content too large";
    case 414:
      return "Address too long";
    case 415:
      return "Content of another type";
    case 429:
      return "Too many attempts";
    case 431:
      return "Headers too long";
    case 503:
      return "Busy";
    default:
      return status < 500 ? "Request refused" : "Something went wrong";
  }
}

std::string_view status_explanation(int status) {
  switch (status) {
    case 400:
      return "The address asks for something that can't be understood.";
    case 401:
      return "Only editors who have signed in may do this.";
    case 404:
      return "There is nothing at this address. It may have been removed or renamed since the link was made.";
    case 405:
      return "Nothing can be changed at this address.";
    case 411:
      return "What is sent needs a Content-Length.";
    case 413:
    case 414:
    case 431:
      return "The request is too long.";
    case 503:
      return "More is asked at the moment than can be answered. Please try again in a moment.";
    default:
      return "That is our fault, not yours. The reason has been logged; please try again.";
  }
}

std::string render_error_page(int status, std::string_view detail, const Visitor& visitor) {
  Page page;
  page.visitor = visitor;
  page.title = status_title(status);
  page.content << "<div class=\"error-page\">\n<p class=\"eyebrow\">" << status << "</p>\n<h1>" << status_title(status)
               << "</h1>\n<p class=\"lead\">" << (detail.empty() ? status_explanation(status) : detail) << "</p>\n"
               << "<p>";
  if (status == 401) {
    page.content << "<a class=\"button\" href=\"/sign-in\">Sign in</a> <a href=\"/\">To the first page</a>";
  } else {
    page.content << "<a class=\"button\" href=\"/\">To the first page</a> <a href=\"/browse\">All concepts</a>";
  }
  page.content << "</p>\n</div>\n";
  return render_page(page);
}

}  // namespace materia
