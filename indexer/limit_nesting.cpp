#include "indexer/limit_nesting.h"

#include <algorithm>
#include <array>

namespace materia {
namespace {

constexpr int deepest = 300;
constexpr std::size_t longest_tag = std::size_t{64} * 1024;

struct HtmlTag {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind ">"
  std::string name;     ///< lower case; empty for a comment or declaration
  bool closing = false;
};

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements that never hold others.
bool is_void(std::string_view name) {
  static constexpr std::array<std::string_view, 15> names = {"area",  "base",   "br",    "col",  "embed",
                                                             "hr",    "img",    "input", "link", "meta",
                                                             "param", "source", "track", "wbr",  "keygen"};
  return is_among(names, name);
}

/// Elements that a following one closes, so that they do not nest by being left open.
bool closes_itself(std::string_view name) {
  static constexpr std::array<std::string_view, 16> names = {"p",    "li",    "dt",    "dd",     "tr",     "td",
                                                             "th",   "thead", "tbody", "tfoot",  "option", "colgroup",
                                                             "html", "head",  "body",  "caption"};
  return is_among(names, name);
}

/// Elements that the parser opens anew in each paragraph that follows when they are left open.
bool is_formatting(std::string_view name) {
  static constexpr std::array<std::string_view, 14> names = {"a",    "b",     "big",    "code",   "em", "font", "i",
                                                             "nobr", "small", "strike", "strong", "tt", "u",    "s"};
  return is_among(names, name);
}

bool is_raw_text(std::string_view name) {
  static constexpr std::array<std::string_view, 4> names = {"script", "style", "textarea", "title"};
  return is_among(names, name);
}

/// Steps through the tags of a page; comments, and what stands inside scripts, are stepped over.
class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : html_(html) {}

  bool next(HtmlTag& tag) {
    if (!raw_.empty()) skip_raw_text();
    while (true) {
      const std::size_t begin = html_.find('<', position_);
      if (begin == std::string_view::npos || begin + 1 >= html_.size()) return false;
      position_ = begin + 1;
      if (html_.compare(begin, 4, "<!--") == 0) {
        const std::size_t end = html_.find("-->", begin + 4);
        position_ = end == std::string_view::npos ? html_.size() : end + 3;
        continue;
      }
      const bool closing = html_[begin + 1] == '/';
      const std::size_t name = begin + (closing ? 2 : 1);
      if (name < html_.size() && is_letter(html_[name])) return read(begin, name, closing, tag);
    }
  }

 private:
  bool read(std::size_t begin, std::size_t name, bool closing, HtmlTag& tag) {
    std::size_t end = name;
    tag.name.clear();
    while (end < html_.size() && std::string_view(" \t\n\f\r/>").find(html_[end]) == std::string_view::npos) {
      if (tag.name.size() < 32) tag.name += lower(html_[end]);
      ++end;
    }
    char quote = 0;
    while (end < html_.size() && (quote != 0 || html_[end] != '>')) {
      if (quote != 0) {
        if (html_[end] == quote) quote = 0;
      } else if ((html_[end] == '"' || html_[end] == '\'') && html_[end - 1] == '=') {
        quote = html_[end];
      }
      ++end;
    }
    tag.begin = begin;
    tag.end = std::min(end + 1, html_.size());
    tag.closing = closing;
    position_ = tag.end;
    if (!closing && is_raw_text(tag.name)) raw_ = tag.name;
    return true;
  }

  void skip_raw_text() {
    const std::string end_tag = "</" + raw_;
    raw_.clear();
    const auto same = [](char left, char right) { return lower(left) == right; };
    const auto from = html_.begin() + static_cast<std::ptrdiff_t>(position_);
    position_ =
        static_cast<std::size_t>(std::search(from, html_.end(), end_tag.begin(), end_tag.end(), same) - html_.begin());
  }

  std::string_view html_;
  std::size_t position_ = 0;
  std::string raw_;  ///< the element whose raw text comes next
};

/// Counts open elements, roughly: a tag too many or too few is no matter at depths like these.
class Depth {
 public:
  /// How deep `tag` lies; 0 for one that does not count.
  int enter(const HtmlTag& tag) {
    if (tag.name == "svg" || tag.name == "math") foreign_ = std::max(0, foreign_ + (tag.closing ? -1 : 1));
    if (is_void(tag.name) || (foreign_ == 0 && closes_itself(tag.name))) return 0;
    if (!tag.closing) return ++depth_;
    const int depth = depth_;
    depth_ = std::max(0, depth_ - 1);
    return depth;
  }

 private:
  int depth_ = 0;
  int foreign_ = 0;  ///< open svg and math elements, in which nothing closes itself
};

bool is_ordinary(std::string_view html) {
  TagScanner tags(html);
  Depth depth;
  HtmlTag tag;
  while (tags.next(tag)) {
    if (depth.enter(tag) > deepest || tag.end - tag.begin > longest_tag) return false;
  }
  return true;
}

}  // namespace

std::string limit_nesting(std::string_view html) {
  if (is_ordinary(html)) return std::string(html);
  std::string limited;
  limited.reserve(html.size());
  TagScanner tags(html);
  Depth depth;
  HtmlTag tag;
  std::size_t copied = 0;
  while (tags.next(tag)) {
    if (is_formatting(tag.name) || tag.end - tag.begin > longest_tag || depth.enter(tag) > deepest) {
      limited += html.substr(copied, tag.begin - copied);
      if (!is_formatting(tag.name)) limited += ' ';
      copied = tag.end;
    }
  }
  limited += html.substr(copied);
  return limited;
}

}  // namespace materia
