#include "store/duplicate_rows.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "store/connection.h"
#include "store/decision_rows.h"

namespace materia {
namespace {

std::vector<Resemblance> read_resemblances(Connection& connection) {
  std::vector<Resemblance> resemblances;
  auto rows = connection.prepare("SELECT document_id, leader_id FROM near_duplicate ORDER BY document_id");
  while (rows.step()) {
    resemblances.push_back({rows.column(0).getInt64(), rows.column(1).getInt64()});
  }
  return resemblances;
}

/// A decision in force, and when it was given among all.
struct InForce {
  DuplicateDecision::Action action = DuplicateDecision::Action::canonical;
  std::size_t turn = 0;
};

std::unordered_map<std::string, InForce> decisions_in_force(Connection& connection) {
  std::unordered_map<std::string, InForce> in_force;
  std::size_t turn = 0;
  for (const DuplicateDecision& decision : read_duplicate_decisions(connection)) {
    in_force[decision.path] = {decision.action, ++turn};
  }
  return in_force;
}

/// The documents of one group that are not separate, the one that stands for them found as they are added.
struct Group {
  std::vector<DocumentId> members;
  DocumentId canonical = 0;
  std::size_t chosen_at = 0;
};

}  // namespace

std::uint64_t digest_of_asked(const std::vector<std::uint64_t>& blocks) {
  std::uint64_t digest = 0;
  for (const std::uint64_t block : blocks) {
    digest = (digest ^ block) * 0x9E3779B97F4A7C15ULL;
    digest ^= digest >> 29U;
  }
  return digest;
}

void write_fingerprint(Connection& connection, DocumentId id, const Fingerprint& fingerprint, const LeftOut& left_out) {
  connection.prepare("DELETE FROM fingerprint WHERE document_id = ?1").bind(id).run();
  connection.prepare("DELETE FROM left_out_block WHERE document_id = ?1").bind(id).run();
  write_first_fingerprint(connection, id, fingerprint, left_out);
}

void write_first_fingerprint(Connection& connection, DocumentId id, const Fingerprint& fingerprint,
                             const LeftOut& left_out) {
  connection.prepare("INSERT INTO fingerprint VALUES(?1, ?2, ?3, ?4, ?5)")
      .bind(id, fingerprint.words, as_blob(fingerprint.shingles), as_blob(fingerprint.blocks), left_out.asked)
      .run();
  for (std::size_t i = 0; i < left_out.texts.size(); ++i) {
    connection.prepare("INSERT INTO left_out_block VALUES(?1, ?2, ?3)").bind(id, i, left_out.texts[i]).run();
  }
}

std::vector<FingerprintedDocument> read_fingerprints(Connection& connection) {
  std::vector<FingerprintedDocument> documents;
  auto rows = connection.prepare(
      "SELECT d.id, d.file_id, f.words, f.shingles, f.blocks, f.asked, iif(d.title_inferred, '', d.title), d.language "
      "FROM document d JOIN fingerprint f ON f.document_id = d.id "
      "ORDER BY d.date = '', d.date, d.url = '', d.id");
  while (rows.step()) {
    FingerprintedDocument& row = documents.emplace_back();
    row.id = rows.column(0).getInt64();
    row.file = rows.column(1).getInt64();
    row.fingerprint = {size_of(rows.column(2)), numbers_of<std::uint32_t>(rows.column(3)),
                       numbers_of<std::uint64_t>(rows.column(4))};
    row.asked = size_of(rows.column(5));
    row.title = text_of(rows.column(6));
    row.language = text_of(rows.column(7));
  }
  return documents;
}

std::vector<DocumentId> documents_without_fingerprint(Connection& connection) {
  std::vector<DocumentId> ids;
  auto rows =
      connection.prepare("SELECT id FROM document WHERE id NOT IN (SELECT document_id FROM fingerprint) ORDER BY id");
  while (rows.step()) {
    ids.push_back(rows.column(0).getInt64());
  }
  return ids;
}

std::vector<std::string> read_left_out(Connection& connection, DocumentId id) {
  std::vector<std::string> texts;
  auto rows = connection.prepare("SELECT text FROM left_out_block WHERE document_id = ?1 ORDER BY position");
  rows.bind(id);
  while (rows.step()) {
    texts.push_back(text_of(rows.column(0)));
  }
  return texts;
}

std::vector<RepeatedBlock> read_repeated_blocks(Connection& connection) {
  std::vector<RepeatedBlock> blocks;
  auto rows = connection.prepare("SELECT hash, articles FROM repeated_block");
  while (rows.step()) {
    blocks.push_back({size_of(rows.column(0)), size_of(rows.column(1))});
  }
  return blocks;
}

void write_repeated_blocks(Connection& connection, const std::vector<RepeatedBlock>& blocks) {
  connection.run("DELETE FROM repeated_block");
  for (const RepeatedBlock& block : blocks) {
    connection.prepare("INSERT INTO repeated_block VALUES(?1, ?2)").bind(block.hash, block.articles).run();
  }
}

bool write_resemblances(Connection& connection, const std::vector<Resemblance>& resemblances) {
  std::vector<Resemblance> sorted = resemblances;
  std::sort(sorted.begin(), sorted.end(),
            [](const Resemblance& left, const Resemblance& right) { return left.document < right.document; });
  const bool differ = sorted != read_resemblances(connection);
  if (differ) {
    connection.run("DELETE FROM near_duplicate");
    for (const Resemblance& one : sorted) {
      connection.prepare("INSERT INTO near_duplicate VALUES(?1, ?2, NULL)").bind(one.document, one.leader).run();
    }
  }
  return refresh_canonical(connection) || differ;
}

bool refresh_canonical(Connection& connection) {
  const auto in_force = decisions_in_force(connection);
  std::map<DocumentId, Group> groups;  // by leader
  std::unordered_map<DocumentId, DocumentId> before;
  {
    auto rows = connection.prepare(
        "SELECT n.document_id, n.leader_id, coalesce(n.canonical_id, 0), d.path FROM near_duplicate n "
        "JOIN document d ON d.id = n.document_id ORDER BY d.date = '', d.date, d.url = '', d.id");
    while (rows.step()) {
      const DocumentId id = rows.column(0).getInt64();
      before[id] = rows.column(2).getInt64();
      const auto decision = in_force.find(text_of(rows.column(3)));
      const bool decided = decision != in_force.end();
      if (decided && decision->second.action == DuplicateDecision::Action::separate) {
        continue;
      }
      Group& group = groups[rows.column(1).getInt64()];
      group.members.push_back(id);
      if (group.canonical == 0 || (decided && decision->second.turn > group.chosen_at)) {
        group.canonical = id;
        group.chosen_at = decided ? decision->second.turn : 0;
      }
    }
  }
  std::unordered_map<DocumentId, DocumentId> now;
  for (const auto& [leader, group] : groups) {
    for (const DocumentId id : group.members) {
      now[id] = group.members.size() > 1 ? group.canonical : 0;
    }
  }
  bool changed = false;
  for (const auto& [id, canonical] : before) {
    const auto found = now.find(id);
    const DocumentId wanted = found == now.end() ? 0 : found->second;
    if (wanted != canonical) {
      connection.prepare("UPDATE near_duplicate SET canonical_id = nullif(?2, 0) WHERE document_id = ?1")
          .bind(id, wanted)
          .run();
      changed = true;
    }
  }
  return changed;
}

std::vector<Copy> read_copies(Connection& connection) {
  std::vector<Copy> copies;
  auto rows = connection.prepare(
      "SELECT document_id, canonical_id FROM near_duplicate WHERE canonical_id IS NOT NULL ORDER BY document_id");
  while (rows.step()) {
    copies.push_back({rows.column(0).getInt64(), rows.column(1).getInt64()});
  }
  return copies;
}

std::vector<DuplicateGroup> read_duplicate_groups(Connection& connection) {
  const auto in_force = decisions_in_force(connection);
  std::vector<DuplicateGroup> groups;
  auto rows = connection.prepare(
      "SELECT d.id, d.path, d.title, n.canonical_id FROM near_duplicate n JOIN document d ON d.id = n.document_id "
      "WHERE n.canonical_id IS NOT NULL ORDER BY n.canonical_id, d.id <> n.canonical_id, d.id");
  while (rows.step()) {
    const DocumentId id = rows.column(0).getInt64();
    DuplicateGroup::Member member{id, text_of(rows.column(1)), text_of(rows.column(2))};
    if (id == rows.column(3).getInt64()) {
      // Only the canonical word can be in force on a document that stands for a group.
      groups.push_back({{}, in_force.contains(member.path)});
    }
    groups.back().members.push_back(std::move(member));
  }
  return groups;
}

std::vector<DuplicateDecision> read_duplicate_decisions(Connection& connection) {
  std::vector<DuplicateDecision> decisions;
  auto rows =
      connection.prepare("SELECT path, action, decided_by, why, decided_at FROM duplicate_decision ORDER BY id");
  while (rows.step()) {
    decisions.push_back({text_of(rows.column(0)), static_cast<DuplicateDecision::Action>(rows.column(1).getInt()),
                         text_of(rows.column(2)), text_of(rows.column(3)), text_of(rows.column(4))});
  }
  return decisions;
}

void write_duplicate_decision(Connection& connection, const DuplicateDecision& decision) {
  const std::string at = time_or_now(decision.at);
  connection
      .prepare("INSERT INTO duplicate_decision(path, action, decided_by, why, decided_at) VALUES(?1, ?2, ?3, ?4, ?5)")
      .bind(decision.path, static_cast<int>(decision.action), decision.by, decision.why, at)
      .run();
}

std::optional<DuplicateDecision> take_duplicate_decision(Connection& connection, std::string_view path) {
  auto row = connection.prepare(
      "DELETE FROM duplicate_decision WHERE id = (SELECT max(id) FROM duplicate_decision WHERE path = ?1) "
      "RETURNING path, action, decided_by, why, decided_at");
  if (!row.bind(path).step()) {
    return std::nullopt;
  }
  return DuplicateDecision{text_of(row.column(0)), static_cast<DuplicateDecision::Action>(row.column(1).getInt()),
                           text_of(row.column(2)), text_of(row.column(3)), text_of(row.column(4))};
}

}  // namespace materia
