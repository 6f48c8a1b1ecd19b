#include "web/page_home.h"

#include <algorithm>
#include <functional>

#include "web/page_parts.h"
#include "web/results_block.h"

namespace materia {
namespace {

/// The concepts that have nothing written about below them: the ones worth a search of their own.
std::vector<const FacetCount*> most_written_about(const Facet& facet, std::size_t most) {
  std::vector<const FacetCount*> found;
  for (const FacetCount& value : facet.counts) {
    const bool is_leaf = std::ranges::none_of(facet.counts, [&](const FacetCount& other) {
      return other.count > 0 && std::ranges::find(other.broader(), value.concept_name()) != other.broader().end();
    });
    if (value.count > 0 && is_leaf) found.push_back(&value);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const FacetCount* left, const FacetCount* right) { return left->count > right->count; });
  if (found.size() > most) found.resize(most);
  return found;
}

Markup examples(const std::vector<Facet>& about) {
  Markup out;
  for (const Facet& facet : about) {
    const auto best = most_written_about(facet, 4);
    if (best.empty()) continue;
    out << "<div class=\"example-row\"><h2>" << facet.label << "</h2><ul class=\"chips\">";
    for (const FacetCount* value : best) {
      SearchRequest request;
      request.text = value->label();
      out << "<li><a class=\"chip " << facet_class(about, facet.scheme) << "\" href=\"" << search_url(request) << "\">"
          << value->label() << " <span class=\"chip-count\">" << grouped_number(value->count) << "</span></a></li>";
    }
    out << "</ul></div>\n";
  }
  return out;
}

Markup inventory(const Statistics& statistics, const std::vector<Facet>& concepts) {
  Markup out;
  out << "<dl class=\"inventory\"><div><dt>Articles</dt><dd>" << grouped_number(statistics.documents)
      << "</dd></div><div><dt>Words</dt><dd>" << grouped_number(statistics.words) << "</dd></div>";
  for (const Facet& facet : concepts) {
    const auto used = std::ranges::count_if(facet.counts, [](const FacetCount& value) { return value.count > 0; });
    out << "<div class=\"" << facet_class(concepts, facet.scheme) << "\"><dt>" << facet.label << "</dt><dd>"
        << grouped_number(static_cast<std::size_t>(used)) << " <span>of " << grouped_number(facet.counts.size())
        << " written about</span></dd></div>";
  }
  out << "</dl>\n";
  return out;
}

/// The years of a timeline without gaps, at most the last sixty; what is older is counted together.
struct Timeline {
  int first = 0;
  std::vector<std::size_t> counts;  ///< by year from `first` on
  std::size_t earlier = 0;
};

Timeline timeline_of(const std::vector<YearCount>& years) {
  constexpr int most = 60;
  Timeline timeline;
  const int last = std::stoi(years.back().year);
  timeline.first = std::max(std::stoi(years.front().year), last - most + 1);
  timeline.counts.resize(static_cast<std::size_t>(last - timeline.first) + 1);
  for (const YearCount& year : years) {
    const int number = std::stoi(year.year);
    if (number < timeline.first) {
      timeline.earlier += year.documents;
    } else {
      timeline.counts[static_cast<std::size_t>(number - timeline.first)] = year.documents;
    }
  }
  return timeline;
}

/// Articles by year: bars for the eye, a table for who can't see them.
Markup timeline(const Statistics& statistics) {
  Markup out;
  if (statistics.years.size() < 2) return out;
  const Timeline drawn = timeline_of(statistics.years);
  const std::size_t most = std::max<std::size_t>(1, *std::ranges::max_element(drawn.counts));
  constexpr std::size_t height = 100;
  Markup bars;
  Markup rows;
  for (std::size_t at = 0; at < drawn.counts.size(); ++at) {
    const std::size_t count = drawn.counts[at];
    const std::size_t tall = count == 0 ? 0 : std::max<std::size_t>(2, count * height / most);
    const int year = drawn.first + static_cast<int>(at);
    bars << "<rect x=\"" << at * 10 + 1 << "\" y=\"" << height - tall << "\" width=\"8\" height=\"" << tall
         << "\"><title>" << year << ": " << counted(count, "article", "articles") << "</title></rect>";
    rows << "<tr><th scope=\"row\">" << year << "</th><td>" << grouped_number(count) << "</td></tr>";
  }
  const int last = drawn.first + static_cast<int>(drawn.counts.size()) - 1;
  out << "<figure class=\"timeline\"><figcaption>Articles by year</figcaption>"
      << "<svg aria-hidden=\"true\" preserveAspectRatio=\"none\" viewBox=\"0 0 " << drawn.counts.size() * 10 << " "
      << height << "\">" << bars << "</svg><p class=\"timeline-ends\" aria-hidden=\"true\"><span>" << drawn.first
      << "</span><span>most: " << grouped_number(most) << "</span><span>" << last << "</span></p>"
      << "<table class=\"visually-hidden\"><caption>Articles by year</caption><thead><tr><th scope=\"col\">Year</th>"
      << "<th scope=\"col\">Articles</th></tr></thead><tbody>" << rows << "</tbody></table>";
  if (drawn.earlier > 0) {
    out << "<p class=\"quiet\">" << counted(drawn.earlier, "article is", "articles are") << " older.</p>";
  }
  if (statistics.undated_documents > 0) {
    out << "<p class=\"quiet\">" << counted(statistics.undated_documents, "article has", "articles have")
        << " no date.</p>";
  }
  out << "</figure>\n";
  return out;
}

/// What editors may want to look after.
Markup health(const Statistics& statistics) {
  constexpr std::size_t most_shown = 20;
  Markup out;
  out << "<section class=\"health\"><h2>Health of the index</h2>\n<dl>";
  const auto row = [&](std::string_view label, std::size_t count) {
    out << "<div><dt>" << label << "</dt><dd>" << grouped_number(count) << "</dd></div>";
  };
  row("without a tag", statistics.untagged_documents);
  row("without a date", statistics.undated_documents);
  row("with an inferred title", statistics.inferred_titles);
  row("near-duplicates of others", statistics.copies);
  row("repeated blocks left out", statistics.left_out_blocks);
  row("decisions of editors", statistics.decisions);
  row("files skipped", statistics.skipped.size());
  out << "</dl>\n";
  if (!statistics.skipped.empty()) {
    out << "<ul class=\"skipped\">";
    for (std::size_t at = 0; at < std::min(most_shown, statistics.skipped.size()); ++at) {
      const SkippedFile& file = statistics.skipped[at];
      out << "<li><span class=\"path\">" << file.path << "</span> " << file.reason << "</li>";
    }
    out << "</ul>\n";
    if (statistics.skipped.size() > most_shown) {
      out << "<p class=\"quiet\">And " << grouped_number(statistics.skipped.size() - most_shown)
          << " more: <code>materia stats --json</code> lists all.</p>\n";
    }
  }
  out << "<p><a href=\"/review\">Review tags</a></p></section>\n";
  return out;
}

}  // namespace

std::string render_home_page(const Results& newest, const std::vector<Facet>& about, const Statistics& statistics,
                             const std::vector<Facet>& concepts, const Visitor& visitor) {
  const SearchRequest everything;
  Page page = results_page(everything, newest);
  page.visitor = visitor;
  page.place = Page::Place::home;
  page.styles.emplace_back("home.css");
  page.content << "<div class=\"intro\">\n<h1>What do the articles say?</h1>\n"
               << "<p class=\"lead\">Search every article in full, narrow the list by what it is about, and open the "
               << "passage that answers.</p>\n"
               << search_form(everything) << examples(about) << "<div class=\"overview\">"
               << inventory(statistics, concepts) << timeline(statistics) << "</div></div>\n";
  if (visitor.may_edit()) page.content << health(statistics);
  Markup heading;
  heading << "<header class=\"results-summary\"><h2>Newest articles</h2></header>\n";
  page.content << results_block(everything, newest, heading);
  return render_page(page);
}

}  // namespace materia
