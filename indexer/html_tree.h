#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace materia {

/// The nodes of an HTML document, freed with it. Nesting is limited (see limit_nesting.h), so a walk may recurse.
class HtmlTree {
 public:
  explicit HtmlTree(std::string_view html);

  [[nodiscard]] const GumboNode& root() const { return *output_->root; }

 private:
  struct Destroy {
    void operator()(GumboOutput* output) const;
  };
  std::string html_;  ///< gumbo's nodes point into it
  std::unique_ptr<GumboOutput, Destroy> output_;
};

bool is_element(const GumboNode& node);
bool is_element(const GumboNode& node, GumboTag tag);

/// The value of an element's attribute, empty where it has none.
std::string_view attribute(const GumboNode& node, const char* name);
bool has_attribute(const GumboNode& node, const char* name);

/// All text below a node, on one line. Scripts and styles count as text: ask only for elements that hold none.
std::string text_of(const GumboNode& node);

/// Calls visit(child) for each child of a document, element or template.
template <typename Visit>
void for_each_child(const GumboNode& node, Visit visit) {
  const GumboVector* children = nullptr;
  if (node.type == GUMBO_NODE_DOCUMENT) children = &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) children = &node.v.element.children;
  if (children == nullptr) return;
  for (unsigned int i = 0; i < children->length; ++i) visit(*static_cast<const GumboNode*>(children->data[i]));
}

/// What character references stand for ("&eacute;", "&#8217;"). Remembers the answers.
class EntityText {
 public:
  const std::string& text(std::string_view entity);

 private:
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace materia
