#include "web/page_sign_in.h"

#include "web/page.h"

namespace materia {

std::string render_sign_in_page(const SignIn& shown, const Visitor& visitor) {
  Page page;
  page.title = "Sign in";
  page.place = Page::Place::sign_in;
  page.visitor = visitor;
  page.styles = {"editing.css"};
  page.content << "<div class=\"sign-in\">\n<h1>Sign in to edit</h1>\n"
               << "<p class=\"lead\">Editors confirm, deny and add tags. What you decide is kept with your name.</p>\n";
  if (visitor.may_edit()) {
    page.content << "<p class=\"notice\">You are signed in as " << visitor.name
                 << " already; signing in again takes another name.</p>\n";
  }
  if (!shown.problem.empty()) {
    page.content << "<p class=\"problem\" role=\"alert\">" << shown.problem << "</p>\n";
  }
  page.content
      << "<form method=\"post\" action=\"/sign-in\"><input type=\"hidden\" name=\"back\" value=\"" << shown.back
      << "\"><label><span>Your name</span><input name=\"name\" required maxlength=\"100\" autocomplete=\"name\" "
      << "value=\"" << shown.name << "\"></label>"
      << "<label><span>The editors' token</span><input name=\"token\" type=\"password\" required "
      << "maxlength=\"256\" autocomplete=\"current-password\"></label>"
      << "<button class=\"button\">Sign in</button></form>\n"
      << "<p class=\"quiet\">Whoever started this server has the token. Reading needs none.</p>\n</div>\n";
  return render_page(page);
}

}  // namespace materia
