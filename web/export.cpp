#include "web/export.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace materia {
namespace {

constexpr std::size_t last_part = 10'000;

}  // namespace

Response export_articles(Searcher& searcher, const Parameters& parameters, std::size_t most) {
  const auto named = parameters.find("format");
  const std::optional<ExportFormat> format =
      named == parameters.end() ? std::nullopt : export_format_named(named->second);
  if (!format) {
    throw BadRequest(fmt::format("“format” must be one of {}.", fmt::join(export_format_names(), ", ")));
  }
  const std::vector<std::string> schemes = searcher.schemes();
  const SearchRequest request = read_search(parameters, schemes);
  Query query = to_query(searcher.parse(request.text), request);
  const std::size_t part = read_number(parameters, "part", 1, 1, last_part);
  query.offset = (part - 1) * most;
  query.limit = most;
  const Exporter exporter(*format, schemes);
  Response response{200, std::string(media_type_of(*format)), exporter.head()};
  std::size_t written = 0;
  searcher.for_each_found(std::move(query), [&](const FoundDocument& document) {
    response.body += exporter.article(document);
    ++written;
  });
  const std::string number = part > 1 ? fmt::format("-{}", part) : "";
  response.headers = {
      {"Content-Disposition", fmt::format("attachment; filename=\"articles{}.{}\"", number, extension_of(*format))}};
  if (written == most && part < last_part) {
    response.headers.emplace_back("Link",
                                  fmt::format("<{}>; rel=\"next\"", export_url(request, named->second, part + 1)));
  }
  return response;
}

std::string export_url(const SearchRequest& request, std::string_view format, std::size_t part) {
  constexpr std::string_view search = "/search";
  const std::string parameters = search_url(request.on_page(1)).substr(search.size());
  return fmt::format("/export{}{}format={}{}", parameters, parameters.empty() ? "?" : "&", format,
                     part > 1 ? fmt::format("&part={}", part) : "");
}

}  // namespace materia
