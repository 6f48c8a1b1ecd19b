#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/command_vocab.h"
#include "cli/concept_articles.h"
#include "cli/terminal.h"
#include "indexer/label_collisions.h"
#include "store/named_concept.h"
#include "store/names.h"

namespace materia {
namespace {

using nlohmann::ordered_json;

struct ShowArguments {
  std::string name;
  std::string db;
  std::size_t limit = 5;
  bool json = false;
};

ordered_json labels_of(const Concept& one, LabelKind kind) {
  auto labels = ordered_json::array();
  for (const Label& label : one.labels) {
    if (label.kind == kind) {
      labels.push_back(label.text);
    }
  }
  return labels;
}

ordered_json named(const Concept& one) {
  return {{"concept", one.local_name}, {"scheme", one.scheme}, {"label", one.pref_label}};
}

ordered_json named(const Vocabulary& vocabulary, const std::vector<std::size_t>& positions) {
  auto concepts = ordered_json::array();
  for (const std::size_t position : positions) {
    concepts.push_back(named(vocabulary.concepts()[position]));
  }
  return concepts;
}

ordered_json collisions_of(const Vocabulary& vocabulary, std::size_t position) {
  Analyzer analyzer;
  auto found = ordered_json::array();
  for (const LabelCollision& collision : label_collisions(vocabulary, analyzer)) {
    const auto own = std::find_if(collision.owners.begin(), collision.owners.end(),
                                  [&](const LabelOwner& owner) { return owner.concept_position == position; });
    if (own == collision.owners.end()) {
      continue;
    }
    auto others = ordered_json::array();
    for (const LabelOwner& owner : collision.owners) {
      if (owner.concept_position != position) {
        others.push_back(named(vocabulary.concepts()[owner.concept_position]));
      }
    }
    found.push_back({{"label", vocabulary.concepts()[position].labels[own->label].text}, {"shared_with", others}});
  }
  return found;
}

ordered_json decisions_on(const EditorsWork& work, const std::string& scheme, const std::string& name) {
  auto decisions = ordered_json::array();
  for (const Decision& one : work.decisions) {
    if (one.scheme == scheme && one.concept_name == name) {
      decisions.push_back(
          {{"path", one.path}, {"action", name_of(one.action)}, {"by", one.by}, {"why", one.why}, {"at", one.at}});
    }
  }
  return decisions;
}

ordered_json examples_of(Reader& reader, const ConceptArticles& articles, std::size_t limit) {
  auto examples = ordered_json::array();
  for (const auto& [level, ids] : {std::pair("about", &articles.about), std::pair("mention", &articles.mention)}) {
    for (const DocumentId id : *ids) {
      if (examples.size() < limit) {
        const Reader::PathAndTitle found = reader.path_and_title(id);
        examples.push_back({{"path", found.path}, {"title", found.title}, {"level", level}});
      }
    }
  }
  return examples;
}

ordered_json described(Reader& reader, const Vocabulary& vocabulary, const Concept& one, std::size_t limit) {
  const std::size_t position = vocabulary.find(one.id).value();
  const ConceptArticles articles = articles_by_concept(reader)[one.id];
  return {{"concept", one.local_name},
          {"scheme", one.scheme},
          {"label", one.pref_label},
          {"iri", one.iri},
          {"retired", false},
          {"definition", one.definition},
          {"scope_note", one.scope_note},
          {"alt_labels", labels_of(one, LabelKind::alternative)},
          {"hidden_labels", labels_of(one, LabelKind::hidden)},
          {"tagging_labels", labels_of(one, LabelKind::tagging)},
          {"broader", named(vocabulary, one.broader)},
          {"narrower", named(vocabulary, vocabulary.narrower(position))},
          {"exact_match", one.exact_match},
          {"collisions", collisions_of(vocabulary, position)},
          {"about", articles.about.size()},
          {"mention", articles.mention.size()},
          {"articles", examples_of(reader, articles, limit)},
          {"decisions", decisions_on(reader.editors_work(), one.scheme, one.local_name)}};
}

/// A concept that the vocabulary once had; null where the name is none.
ordered_json described_retired(const EditorsWork& work, const std::string& name) {
  for (const RetiredConcept& one : work.retired) {
    if (name == one.local_name || name == one.scheme + ":" + one.local_name) {
      return {{"concept", one.local_name}, {"scheme", one.scheme},
              {"label", one.pref_label},   {"iri", one.iri},
              {"retired", true},           {"decisions", decisions_on(work, one.scheme, one.local_name)}};
    }
  }
  return nullptr;
}

std::string text_of(const ordered_json& object, const char* key) {
  return object.value(key, std::string());
}

std::string joined(const ordered_json& items) {
  std::string text;
  for (const ordered_json& item : items) {
    text += (text.empty() ? "" : ", ") + (item.is_string() ? item.get<std::string>()
                                                           : text_of(item, "label") + " (" + text_of(item, "scheme") +
                                                                 ":" + text_of(item, "concept") + ")");
  }
  return text;
}

void print_line(const char* what, const std::string& text) {
  if (!text.empty()) {
    fmt::print("{:<14}{}\n", what, text);
  }
}

void print_concept(const ordered_json& shown) {
  const Style style;
  fmt::print("{}{}\n", style.title({{text_of(shown, "label"), false}}),
             shown.value("retired", false) ? ": no longer in the vocabulary; its name is given to no other" : "");
  fmt::print("{}\n", style.faint(fmt::format("{}:{} · {}", text_of(shown, "scheme"), text_of(shown, "concept"),
                                             text_of(shown, "iri"))));
  print_line("definition", text_of(shown, "definition"));
  print_line("note", text_of(shown, "scope_note"));
  for (const auto& [what, key] : {std::pair("also called", "alt_labels"), std::pair("not shown", "hidden_labels"),
                                  std::pair("tags only", "tagging_labels"), std::pair("broader", "broader"),
                                  std::pair("narrower", "narrower"), std::pair("codes", "exact_match")}) {
    print_line(what, joined(shown.value(key, ordered_json::array())));
  }
  for (const ordered_json& collision : shown.value("collisions", ordered_json::array())) {
    print_line("collision",
               fmt::format("“{}” is also a name of {}", text_of(collision, "label"), joined(collision["shared_with"])));
  }
  if (shown.contains("about")) {
    print_line("articles", fmt::format("{} about, {} mention", grouped(shown["about"].get<std::size_t>()),
                                       grouped(shown["mention"].get<std::size_t>())));
    for (const ordered_json& article : shown["articles"]) {
      print_line("", fmt::format("{:<8}{}  {}", text_of(article, "level"), text_of(article, "path"),
                                 style.faint(text_of(article, "title"))));
    }
  }
  for (const ordered_json& one : shown["decisions"]) {
    print_line("decision",
               fmt::format("{} {} by {}, {}{}", text_of(one, "action"), text_of(one, "path"), text_of(one, "by"),
                           text_of(one, "at"), text_of(one, "why").empty() ? "" : ": " + text_of(one, "why")));
  }
}

int run_show(const ShowArguments& arguments) {
  Reader reader(arguments.db);
  const Reader::Transaction one_generation(reader);
  const Vocabulary vocabulary = reader.vocabulary();
  ordered_json shown;
  const std::string local_name = arguments.name.substr(arguments.name.find(':') + 1);
  const bool known = std::any_of(vocabulary.concepts().begin(), vocabulary.concepts().end(),
                                 [&](const Concept& one) { return one.local_name == local_name; });
  if (!known) {
    shown = described_retired(reader.editors_work(), arguments.name);
  }
  if (shown.is_null()) {
    shown = described(reader, vocabulary, concept_named(vocabulary, arguments.name), arguments.limit);
  }
  if (arguments.json) {
    print_json(shown);
  } else {
    print_concept(shown);
  }
  return exit_done;
}

}  // namespace

void add_vocab_show(CLI::App& vocab, int& exit_code) {
  auto arguments = std::make_shared<ShowArguments>();
  CLI::App& command = *vocab.add_subcommand("show", "Print all there is of one concept");
  command.add_option("concept", arguments->name, "Its id; SCHEME:ID where two schemes have it")
      ->required()
      ->type_name("ID");
  command.add_option("--limit", arguments->limit, "Most articles to name")->capture_default_str()->type_name("N");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer("Examples:\n  materia vocab show platelet-rich-plasma\n  materia vocab show condition:gout --json");
  command.callback([arguments, &exit_code] { exit_code = run_show(*arguments); });
}

}  // namespace materia
