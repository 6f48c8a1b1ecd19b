#include "store/decisions.h"

#include <map>
#include <tuple>

#include "store/connection.h"
#include "store/reader.h"
#include "store/writer.h"

namespace materia {

std::vector<ListedDecision> list_decisions(const std::filesystem::path& knowledge_base) {
  Reader reader(knowledge_base);
  const Reader::Transaction transaction(reader);
  const Vocabulary vocabulary = reader.vocabulary();
  std::vector<ListedDecision> listed;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> newest;
  for (const Decision& decision : reader.decisions()) {
    newest[{decision.path, decision.scheme, decision.concept_name}] = listed.size();
    listed.push_back({decision, false, reader.find_document(decision.path).has_value(),
                      vocabulary.find(decision.scheme, decision.concept_name).has_value()});
  }
  for (const auto& [place, position] : newest) {
    listed[position].in_force = true;
  }
  return listed;
}

ImportedDecisions import_decisions(const std::filesystem::path& knowledge_base,
                                   const std::vector<Decision>& decisions) {
  require_file(knowledge_base);
  Writer writer(knowledge_base);
  ImportedDecisions imported;
  for (const Decision& decision : decisions) {
    ++(writer.put_decision(decision) ? imported.added : imported.known);
  }
  imported.generation = writer.commit();
  return imported;
}

}  // namespace materia
