#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract.h"

namespace materia {

/// Reads the YAML front matter ("---" on the first line to the next "---") of a Markdown text into `document` and
/// returns the rest of the text. Known keys: title, date, author or authors (a name or a list of them), url,
/// language, therapies, conditions (a list, or words separated by commas; "-name" denies the tag). Other keys are
/// ignored. Front matter that does not parse is noted in `document.repairs` and left out of the text; what stands in it
/// as plain "key: value" lines is read all the same.
std::string_view read_front_matter(std::string_view text, ExtractedDocument& document);

/// Puts the values of one known key (see above) into `document`; other keys are ignored. What can't be used (a date
/// that is none, a URL that is no web address) is noted in `document.repairs`.
void put_field(ExtractedDocument& document, std::string_view key, const std::vector<std::string>& values);

/// The day of a date in ISO 8601 ("2024-05-01", "2024-05-01T10:00:00Z"), else empty.
std::string iso_day(std::string_view text);

/// Whether `text` is an absolute http or https URL.
bool is_web_address(std::string_view text);

}  // namespace materia
