#pragma once

#include <cstddef>
#include <unordered_map>

#include "indexer/html_tree.h"

namespace materia {

/// Where the article of a page stands, told from the elements around it.
class HtmlContent {
 public:
  /// Keeps a reference to the tree, which must outlive it.
  explicit HtmlContent(const HtmlTree& tree);

  /// The element that holds the article: <main>, <article> or role=main with the most paragraph text, else the smallest
  /// one that holds nearly all of it, else the body.
  [[nodiscard]] const GumboNode& article() const { return *article_; }

  /// Elements that are not read: scripts, navigation, forms, footers, hidden ones and those of boilerplate.txt. A form
  /// around the whole page is read.
  [[nodiscard]] bool is_left_out(const GumboNode& node) const;

 private:
  std::size_t measure(const GumboNode& node);
  void find_landmark(const GumboNode& node);
  [[nodiscard]] std::size_t prose(const GumboNode& node) const;
  [[nodiscard]] bool is_page_header(const GumboNode& node) const;

  std::unordered_map<const GumboNode*, std::size_t> prose_;  ///< bytes below an element, where any
  const GumboNode* body_ = nullptr;
  const GumboNode* article_ = nullptr;
};

}  // namespace materia
