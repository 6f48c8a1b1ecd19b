#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/escape.h"
#include "web/request.h"
#include "web/visitor.h"

namespace materia {

/// A page's own part; render_page() puts the document, the header with the search form and the footer around it.
struct Page {
  enum class Place { elsewhere, home, concepts, grid, review, sign_in };

  enum class Kind { website, article };

  std::string title;     ///< of the window; the name of the site is added
  SearchRequest search;  ///< what stands in the search form
  Place place = Place::elsewhere;
  std::string previous;  ///< address of the page before and after in a list; may be empty
  std::string next;
  std::string canonical;  ///< its address where the same is shown at others too; empty where it is the only one
  std::string feed;       ///< address of an Atom feed of what it lists; may be empty
  Kind kind = Kind::website;
  std::string description;  ///< in a sentence or two; may be empty
  std::string published;    ///< of an article, YYYY-MM-DD; may be empty
  Visitor visitor;
  std::vector<std::string_view> styles;   ///< assets that this page needs beside those of every page
  std::vector<std::string_view> scripts;  ///< and beside those of every page
  Markup content;                         ///< goes into <main>
};

/// The id of the search form: boxes anywhere on a page belong to it by their attribute form="…". Ids of ours hold
/// an underscore, which the anchors of passages never do.
inline constexpr char search_form_id[] = "search_form";

std::string render_page(const Page& page);

/// The form with the text box. The header has it on every page but the home page, which shows it itself.
Markup search_form(const SearchRequest& request);

}  // namespace materia
