#include "indexer/repeated_blocks.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace materia {
namespace {

constexpr std::size_t smallest_corpus = 20;

/// At the edge of its articles a block is left out when it stands in five of them and in one in twenty; in between,
/// where a template's sentences stand as well, only when more than half of all articles have it.
constexpr std::size_t fewest_articles = 5;
constexpr std::size_t articles_to_one_at_the_edge = 20;
constexpr std::size_t articles_to_one_anywhere = 2;

/// It counts as standing at the edge when it does so in nine of ten of its articles.
constexpr double mostly = 0.9;

struct Standing {
  std::size_t articles = 0;
  std::size_t at_edge = 0;
};

using Blocks = std::vector<std::uint64_t>;

/// How many blocks at the beginning and at the end all repeat.
std::pair<std::size_t, std::size_t> repeated_edges(const Blocks& blocks, const auto& repeats) {
  const auto first_own = std::find_if_not(blocks.begin(), blocks.end(), repeats);
  const auto last_own = std::find_if_not(blocks.rbegin(), blocks.rend(), repeats);
  return {static_cast<std::size_t>(first_own - blocks.begin()), static_cast<std::size_t>(last_own - blocks.rbegin())};
}

}  // namespace

std::vector<RepeatedBlock> find_repeated_blocks(const std::vector<FingerprintedDocument>& documents,
                                                const std::vector<Resemblance>& copies) {
  std::unordered_map<DocumentId, DocumentId> leader_of;
  for (const Resemblance& copy : copies) {
    leader_of[copy.document] = copy.leader;
  }
  std::map<DocumentId, std::vector<const Blocks*>> articles;  // by leader: an article and its copies
  for (const FingerprintedDocument& document : documents) {
    const auto leader = leader_of.find(document.id);
    articles[leader == leader_of.end() ? document.id : leader->second].push_back(&document.fingerprint.blocks);
  }
  if (articles.size() < smallest_corpus) {
    return {};
  }
  std::unordered_map<std::uint64_t, Standing> standings;
  for (const auto& [leader, texts] : articles) {
    std::unordered_set<std::uint64_t> here;
    for (const Blocks* text : texts) {
      here.insert(text->begin(), text->end());
    }
    for (const std::uint64_t block : here) {
      ++standings[block].articles;
    }
  }
  const auto share = [&](std::size_t articles_to_one) {
    return std::max(fewest_articles, (articles.size() + articles_to_one - 1) / articles_to_one);
  };
  const std::size_t enough = share(articles_to_one_at_the_edge);
  const auto repeats = [&](std::uint64_t block) { return standings.at(block).articles >= enough; };
  for (const auto& [leader, texts] : articles) {
    std::unordered_set<std::uint64_t> at_edge;
    for (const Blocks* text : texts) {
      const auto [leading, trailing] = repeated_edges(*text, repeats);
      at_edge.insert(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(leading));
      at_edge.insert(text->end() - static_cast<std::ptrdiff_t>(trailing), text->end());
    }
    for (const std::uint64_t block : at_edge) {
      ++standings.at(block).at_edge;
    }
  }
  std::vector<RepeatedBlock> repeated;
  for (const auto& [block, standing] : standings) {
    const bool edge = static_cast<double>(standing.at_edge) >= mostly * static_cast<double>(standing.articles);
    if (standing.articles >= (edge ? enough : share(articles_to_one_anywhere))) {
      repeated.push_back({block, standing.articles});
    }
  }
  std::sort(repeated.begin(), repeated.end(),
            [](const RepeatedBlock& left, const RepeatedBlock& right) { return left.hash < right.hash; });
  return repeated;
}

}  // namespace materia
