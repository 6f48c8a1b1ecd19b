#pragma once

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tests/fuzz/query_generator.h"
#include "tests/small_knowledge_base.h"

namespace materia {

inline void require(bool holds, const char* what) {
  if (!holds) {
    throw std::logic_error(what);
  }
}

/// Twelve documents with what is hard about words, and the small vocabulary.
class FuzzKnowledgeBase {
 public:
  static constexpr std::size_t documents = 12;

  FuzzKnowledgeBase() {
    using Names = SmallKnowledgeBase::TagNames;
    const Names disc = {{"condition:herniated-disc", Level::about}, {"therapy:ozone-therapy", Level::mention}};
    const Names knee = {{"therapy:platelet-rich-plasma", Level::about}};
    const Names back = {{"condition:back-pain", Level::about}, {"condition:lumbar-disc-herniation", Level::mention}};
    base_.add("a/1", "Ozone for backs", "Ozone therapy is tried for herniated discs. The disc at L4-L5 shrinks.", disc);
    base_.add("a/2", "A slipped disc", "What people call a slipped disk heals by itself; surgery is rare.", back);
    base_.add("a/3", "PRP for the knee", "Platelet-rich plasma (PRP) is drawn from blood: 5 mg/ml, 37 °C.", knee);
    base_.add("a/4", "Knee surgery", "The knee is opened. Follow-up with an x-ray after 2½ weeks.");
    base_.add("a/5", "Exercise", "Moving helps. Anti-inflammatory medicine such as ibuprofen may help for 10mins.",
              back);
    base_.add("a/6", "TNF-α and β-blockers", "TNFα in rheumatoid arthritis; α-synuclein in Parkinson’s disease.");
    base_.add("a/7", "Hæmorrhage & <b>œdema</b>",
              "Haemorrhage, oedema, orthopaedic \"quotes\" and 'apostrophes' in U.S. texts.");
    base_.add("a/8", "膝の痛み", "膝 pain 😀, naïve café, ﬁbromyalgia, Sjögren's, αρθρίτιδα, боль в колене.");
    base_.add("a/9", "", "- a list\n- of items\n\nA paragraph with steroids and stem cells.", knee);
    base_.add("a/10", "Back or neck pain", "Pain in the back, pain in the neck, back pain, neck pain, pain pain pain.",
              back);
    std::string words;
    for (int i = 0; i < 120; ++i) {
      words += (i % 7 == 0 ? "pain " : i % 5 == 0 ? "disc. " : "the ") + std::to_string(i * 37 % 101) + "mg ";
    }
    base_.add("a/11", "A long one", words, disc);
    base_.add("a/12", "Words apart",
              "A disc may have slipped; pain ran down the back. A therapy with ozone, then plasma rich in platelets.");
  }

  [[nodiscard]] std::filesystem::path file() const { return base_.file(); }

 private:
  SmallKnowledgeBase base_;
};

/// What people type; see the file.
inline std::vector<std::string> golden_queries() {
  std::vector<std::string> queries;
  std::ifstream stream(std::string(MATERIA_SOURCE_DIR) + "/tests/golden_queries.tsv");
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line.front() != '#') {
      queries.push_back(line.substr(0, line.find('\t')));
    }
  }
  require(queries.size() >= 100, "tests/golden_queries.tsv is not where it should be");
  return queries;
}

inline QueryGenerator make_generator() {
  std::vector<std::string> words;
  std::vector<std::string> names;
  const Vocabulary vocabulary = small_vocabulary();
  for (const Concept& known : vocabulary.concepts()) {
    names.push_back(known.local_name);
    for (const Label& label : known.labels) {
      names.push_back(label.text);
    }
  }
  std::vector<std::string> seeds = golden_queries();
  for (const std::string& query : seeds) {
    std::istringstream stream(query);
    words.insert(words.end(), std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>());
  }
  for (const char* word :
       {"the", "of", "pain", "disc", "discs", "knee", "blood", "TNF", "5", "mg", "œdema", "café", "L4"}) {
    words.insert(words.end(), 8, word);
  }
  for (const char* query :
       {"platelet-rich OR \"slipped disc\" -knee", "title:knee therapy:ozone-therapy", "anti-inflam*",
        "-(knee back) disc", "therapy:\"ozone therapy\" disc", "back or neck pain", "2½ TNF-α 37 °C"}) {
    seeds.insert(seeds.end(), 8, query);
  }
  seeds.insert(seeds.end(), names.begin(), names.end());
  return {std::move(words), std::move(names), std::move(seeds)};
}

}  // namespace materia
