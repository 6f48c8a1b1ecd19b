#include "indexer/html_tree.h"

#include "indexer/characters.h"
#include "indexer/limit_nesting.h"

namespace materia {
namespace {

/// gumbo's releases differ in whether this takes the options.
template <typename Output>
void destroy_output(Output* output) {
  if constexpr (requires { gumbo_destroy_output(&kGumboDefaultOptions, output); }) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  } else {
    gumbo_destroy_output(output);
  }
}

void append_text(const GumboNode& node, std::string& text) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
    text += node.v.text.text;
  }
  for_each_child(node, [&](const GumboNode& child) { append_text(child, text); });
}

/// gumbo 0.10 puts the text right before </form> behind the form; a comment in between keeps it inside.
std::string with_form_ends_marked(std::string_view html) {
  std::string marked;
  marked.reserve(html.size());
  std::size_t copied = 0;
  for (std::size_t at = html.find("</"); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (lower_case(html.substr(at + 2, 4)) != "form") continue;
    marked += html.substr(copied, at - copied);
    marked += "<!---->";
    copied = at;
  }
  marked += html.substr(copied);
  return marked;
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html)
    : html_(with_form_ends_marked(limit_nesting(html))),
      output_(gumbo_parse_with_options(&kGumboDefaultOptions, html_.data(), html_.size())) {}

void HtmlTree::Destroy::operator()(GumboOutput* output) const {
  destroy_output(output);
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT;
}

bool is_element(const GumboNode& node, GumboTag tag) {
  return is_element(node) && node.v.element.tag == tag;
}

bool has_attribute(const GumboNode& node, const char* name) {
  return is_element(node) && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

std::string_view attribute(const GumboNode& node, const char* name) {
  if (!has_attribute(node, name)) return {};
  return trimmed(gumbo_get_attribute(&node.v.element.attributes, name)->value);
}

std::string text_of(const GumboNode& node) {
  std::string text;
  append_text(node, text);
  return one_line(text);
}

const std::string& EntityText::text(std::string_view entity) {
  const auto [entry, is_new] = known_.try_emplace(std::string(entity));
  if (is_new) {
    std::string text;
    append_text(HtmlTree(entity).root(), text);
    entry->second = text;
  }
  return entry->second;
}

}  // namespace materia
