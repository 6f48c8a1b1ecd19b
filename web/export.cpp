#include "web/export.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace materia {

Response export_articles(Searcher& searcher, const Parameters& parameters) {
  const auto named = parameters.find("format");
  const std::optional<ExportFormat> format =
      named == parameters.end() ? std::nullopt : export_format_named(named->second);
  if (!format) {
    throw BadRequest(fmt::format("“format” must be one of {}.", fmt::join(export_format_names(), ", ")));
  }
  const std::vector<std::string> schemes = searcher.schemes();
  const SearchRequest request = read_search(parameters, schemes);
  Query query = to_query(searcher.parse(request.text), request);
  query.offset = 0;
  query.limit = most_exported;
  const Exporter exporter(*format, schemes);
  Response response{200, std::string(media_type_of(*format)), exporter.head()};
  searcher.for_each_found(std::move(query),
                          [&](const FoundDocument& document) { response.body += exporter.article(document); });
  response.headers = {
      {"Content-Disposition", fmt::format("attachment; filename=\"articles.{}\"", extension_of(*format))}};
  return response;
}

std::string export_url(const SearchRequest& request, std::string_view format) {
  constexpr std::string_view search = "/search";
  const std::string parameters = search_url(request.on_page(1)).substr(search.size());
  return fmt::format("/export{}{}format={}", parameters, parameters.empty() ? "?" : "&", format);
}

}  // namespace materia
