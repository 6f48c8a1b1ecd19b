#include "web/linked_data.h"

#include <nlohmann/json.hpp>
#include <string>

#include "web/page_parts.h"

namespace materia {
namespace {

using Json = nlohmann::ordered_json;

Json thing(const ShownTag& tag, std::string_view origin) {
  Json about;
  about["@type"] = tag.scheme == "therapy"     ? "MedicalTherapy"
                   : tag.scheme == "condition" ? "MedicalCondition"
                                               : "Thing";
  about["name"] = tag.label;
  if (!origin.empty()) about["url"] = std::string(origin) + concept_url(tag.scheme, tag.concept_name);
  return about;
}

}  // namespace

Markup linked_data(const DocumentView& view, const DocumentEvidence* evidence, std::string_view origin) {
  const Document& document = view.document;
  Json page;
  page["@context"] = "https://schema.org";
  page["@type"] = "MedicalWebPage";
  page["name"] = document.title;
  if (!origin.empty()) page["url"] = std::string(origin) + document_url(view.id);
  if (!document.language.empty()) page["inLanguage"] = document.language;
  if (!document.date.empty()) page["datePublished"] = document.date;
  // Whether an author is a person or an organisation is not known.
  if (!document.author.empty()) page["creditText"] = document.author;
  if (const auto address = web_address(document.url)) page["isBasedOn"] = *address;
  if (evidence != nullptr) {
    for (const TagEvidence& one : evidence->tags) {
      if (one.tagged && one.decision && one.decision->action != Decision::Action::deny) {
        page["about"].push_back(thing(one.tag, origin));
      }
    }
  }
  return data_block("application/ld+json", page.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace materia
