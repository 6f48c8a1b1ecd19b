#include "indexer/html_content.h"

#include <string_view>

#include "indexer/boilerplate.h"
#include "indexer/characters.h"

namespace materia {
namespace {

bool is_never_text(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_HEAD:
      return true;
    default:
      return false;
  }
}

bool is_landmark(const GumboNode& node) {
  return is_element(node, GUMBO_TAG_MAIN) || is_element(node, GUMBO_TAG_ARTICLE) || attribute(node, "role") == "main";
}

/// Elements that part a page.
bool is_section(const GumboNode& node) {
  return is_element(node, GUMBO_TAG_DIV) || is_element(node, GUMBO_TAG_SECTION) || is_element(node, GUMBO_TAG_FORM) ||
         is_element(node, GUMBO_TAG_CENTER) || is_landmark(node);
}

bool is_hidden(const GumboNode& node) {
  if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
  const std::string_view style = attribute(node, "style");
  if (style.empty()) return false;
  std::string plain = lower_case(style);
  std::erase(plain, ' ');
  return plain.find("display:none") != std::string::npos || plain.find("visibility:hidden") != std::string::npos;
}

bool has_boilerplate_role(const GumboNode& node) {
  const std::string_view role = attribute(node, "role");
  return role == "navigation" || role == "banner" || role == "contentinfo" || role == "complementary" ||
         role == "search" || role == "dialog" || role == "alertdialog" || role == "menu" || role == "menubar";
}

bool has_boilerplate_name(const GumboNode& node) {
  if (is_boilerplate_element(attribute(node, "id"))) return true;
  std::string_view classes = attribute(node, "class");
  while (!classes.empty()) {
    const std::size_t end = classes.find_first_of(" \t\n");
    if (is_boilerplate_element(classes.substr(0, end))) return true;
    classes = end == std::string_view::npos ? std::string_view() : trimmed(classes.substr(end));
  }
  return false;
}

bool holds(const GumboNode& node, GumboTag tag) {
  bool found = is_element(node, tag);
  for_each_child(node, [&](const GumboNode& child) { found = found || holds(child, tag); });
  return found;
}

}  // namespace

HtmlContent::HtmlContent(const HtmlTree& tree) : body_(&tree.root()) {
  for_each_child(tree.root(), [&](const GumboNode& child) {
    if (is_element(child, GUMBO_TAG_BODY)) body_ = &child;
  });
  measure(*body_);
  find_landmark(*body_);
  if (article_ != nullptr) return;
  // A page may part its article into sections, so the smallest element that holds nearly all of the text is taken.
  article_ = body_;
  for (const GumboNode* inner = body_; inner != nullptr;) {
    article_ = inner;
    inner = nullptr;
    for_each_child(*article_, [&](const GumboNode& child) {
      if (is_section(child) && prose(child) > 0 && prose(child) * 10 >= prose(*body_) * 9) inner = &child;
    });
  }
}

bool HtmlContent::is_left_out(const GumboNode& node) const {
  if (node.type == GUMBO_NODE_TEMPLATE) return true;
  if (!is_element(node) || &node == body_) return false;
  if (is_hidden(node) || is_never_text(node.v.element.tag)) return true;
  if (is_landmark(node)) return false;
  if (has_boilerplate_role(node) || has_boilerplate_name(node)) return true;
  if (is_element(node, GUMBO_TAG_FORM)) return prose(node) * 2 < prose(*body_) || prose(node) == 0;
  return is_element(node, GUMBO_TAG_HEADER) && is_page_header(node);
}

/// A header inside an article holds its heading and lead; one with navigation, or with no text at all, is the page's.
bool HtmlContent::is_page_header(const GumboNode& node) const {
  return holds(node, GUMBO_TAG_NAV) || (prose(node) == 0 && !holds(node, GUMBO_TAG_H1) && !holds(node, GUMBO_TAG_H2));
}

std::size_t HtmlContent::prose(const GumboNode& node) const {
  const auto found = prose_.find(&node);
  return found == prose_.end() ? 0 : found->second;
}

std::size_t HtmlContent::measure(const GumboNode& node) {
  if (node.type == GUMBO_NODE_TEXT) return std::string_view(node.v.text.text).size();
  if (is_element(node, GUMBO_TAG_A)) return 0;
  if (is_element(node) && (is_never_text(node.v.element.tag) || is_hidden(node))) return 0;
  std::size_t total = 0;
  for_each_child(node, [&](const GumboNode& child) { total += measure(child); });
  if (total > 0) prose_[&node] = total;
  return total;
}

void HtmlContent::find_landmark(const GumboNode& node) {
  if (is_landmark(node) && !is_hidden(node) && prose(node) > (article_ == nullptr ? 0 : prose(*article_))) {
    article_ = &node;
  }
  for_each_child(node, [&](const GumboNode& child) { find_landmark(child); });
}

}  // namespace materia
