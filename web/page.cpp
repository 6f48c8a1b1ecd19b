#include "web/page.h"

#include "web/assets.h"
#include "web/tag_forms.h"

namespace materia {
namespace {

Markup style(std::string_view name) {
  Markup out;
  out << "<link rel=\"stylesheet\" href=\"" << asset_url(name) << "\">\n";
  return out;
}

Markup script(std::string_view name) {
  Markup out;
  out << "<script type=\"module\" src=\"" << asset_url(name) << "\"></script>\n";
  return out;
}

/// What feed readers, search engines and those who share a link look for; whole addresses where they are known.
Markup links(const Page& page) {
  Markup out;
  const std::string& origin = page.visitor.origin;
  if (!page.feed.empty()) {
    out << "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"The newest of these\" href=\"" << page.feed
        << "\">\n";
  }
  if (!page.description.empty()) out << "<meta name=\"description\" content=\"" << page.description << "\">\n";
  if (!page.canonical.empty()) out << "<link rel=\"canonical\" href=\"" << origin + page.canonical << "\">\n";
  if (origin.empty()) return out;
  out << "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"materia\" "
      << "href=\"/opensearch.xml\">\n";
  if (page.canonical.empty()) return out;
  out << "<meta property=\"og:site_name\" content=\"materia\">\n<meta property=\"og:title\" content=\"" << page.title
      << "\">\n<meta property=\"og:url\" content=\"" << origin + page.canonical
      << "\">\n<meta property=\"og:type\" content=\""
      << (page.kind == Page::Kind::article ? std::string_view("article") : std::string_view("website")) << "\">\n";
  if (!page.description.empty()) {
    out << "<meta property=\"og:description\" content=\"" << page.description << "\">\n";
  }
  if (!page.published.empty()) {
    out << "<meta property=\"article:published_time\" content=\"" << page.published << "\">\n";
  }
  return out;
}

Markup head(const Page& page) {
  Markup out;
  out << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
  if (!page.title.empty()) out << page.title << " · ";
  out << "materia</title>\n"
      << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      << "<meta name=\"color-scheme\" content=\"light dark\">\n"
      << style("materia.css") << style("search_box.css");
  for (const std::string_view name : page.styles) out << style(name);
  out << "<link rel=\"icon\" type=\"image/svg+xml\" href=\"" << asset_url("favicon.svg") << "\">\n"
      << script("materia.js") << script("suggestions.js") << script("keys.js");
  for (const std::string_view name : page.scripts) out << script(name);
  out << links(page);
  if (!page.previous.empty()) out << "<link rel=\"prev\" href=\"" << page.previous << "\">\n";
  if (!page.next.empty()) out << "<link rel=\"next\" href=\"" << page.next << "\">\n";
  out << "</head>\n";
  return out;
}

Markup navigation_link(std::string_view address, std::string_view label, bool current) {
  Markup out;
  out << "<a href=\"" << address << "\"";
  if (current) out << " aria-current=\"page\"";
  out << ">" << label << "</a>";
  return out;
}

/// Who is signed in and the way out, or the way in; empty where nobody can edit.
Markup account(const Page& page) {
  Markup out;
  const Visitor& visitor = page.visitor;
  if (!visitor.editing) return out;
  if (visitor.may_edit()) {
    out << "<div class=\"account\"><span class=\"account-name\"><span class=\"visually-hidden\">Signed in as </span>"
        << visitor.name << "</span>" << edit_form("/sign-out", "/", visitor)
        << "<button class=\"text-button\">Sign out</button></form></div>\n";
  } else if (page.place != Page::Place::sign_in) {
    out << "<div class=\"account\"><a href=\"/sign-in?back=" << escape_url(visitor.here) << "\">Sign in</a></div>\n";
  }
  return out;
}

Markup header(const Page& page) {
  Markup out;
  out << "<header class=\"site-header\"><div class=\"frame site-bar\">\n"
      << "<a class=\"brand\" href=\"/\"";
  if (page.place == Page::Place::home) out << " aria-current=\"page\"";
  out << "><svg viewBox=\"0 0 32 32\" width=\"28\" height=\"28\" aria-hidden=\"true\">"
      << "<circle class=\"brand-therapy\" cx=\"12\" cy=\"16\" r=\"9\"/>"
      << "<circle class=\"brand-condition\" cx=\"20\" cy=\"16\" r=\"9\"/></svg>materia</a>\n";
  if (page.place != Page::Place::home) out << search_form(page.search);
  out << "<nav class=\"site-links\" aria-label=\"Site\">"
      << navigation_link("/browse", "Concepts", page.place == Page::Place::concepts)
      << navigation_link("/grid", "Grid", page.place == Page::Place::grid);
  if (page.visitor.may_edit()) out << navigation_link("/review", "Review", page.place == Page::Place::review);
  out << "</nav>\n" << account(page) << "</div></header>\n";
  return out;
}

Markup footer() {
  Markup out;
  out << "<footer class=\"site-footer\"><div class=\"frame\">\n"
      << "<p><strong>Counts measure coverage, not evidence.</strong> "
      << "materia tells what articles say, never what helps; it is no medical adviser.</p>\n"
      << "<p><a href=\"/search\">All articles</a> <a href=\"/browse\">All concepts</a> "
      << "<a href=\"/api\">API</a></p>\n</div></footer>\n";
  return out;
}

/// What no box on the page stands for and a search from it keeps.
Markup kept_parameters(const SearchRequest& request) {
  Markup out;
  for (const std::string& typed : request.literal) {
    out << "<input type=\"hidden\" name=\"literal\" value=\"" << typed << "\">";
  }
  if (request.order != Order::relevance) {
    out << "<input type=\"hidden\" name=\"sort\" value=\"" << name_of(request.order) << "\">";
  }
  if (request.explain) out << "<input type=\"hidden\" name=\"explain\" value=\"1\">";
  return out;
}

}  // namespace

Markup search_form(const SearchRequest& request) {
  Markup out;
  out << "<form class=\"search-form\" id=\"" << search_form_id
      << "\" action=\"/search\" method=\"get\" role=\"search\" autocomplete=\"off\">"
      << "<label class=\"visually-hidden\" for=\"search_text\">Search the articles</label>"
      << "<input class=\"search-text\" id=\"search_text\" name=\"q\" type=\"search\" value=\"" << request.text
      << "\" placeholder=\"Search the articles\" maxlength=\"" << longest_text
      << "\" autocapitalize=\"none\" spellcheck=\"false\" enterkeyhint=\"search\">"
      << "<button class=\"search-button\" type=\"submit\">Search</button>" << kept_parameters(request) << "</form>\n";
  return out;
}

std::string render_page(const Page& page) {
  Markup out;
  out << head(page) << "<body>\n<a class=\"skip-link\" href=\"#page_content\">Skip to the content</a>\n"
      << header(page) << "<main class=\"frame\" id=\"page_content\" tabindex=\"-1\">\n"
      << page.content << "</main>\n"
      << footer() << "</body>\n</html>\n";
  return out.html();
}

}  // namespace materia
