-- Near-duplicates and blocks that repeat across the corpus (docs/duplicates.md).

-- What an article is compared by: made from its text before repeated blocks are left out of it. words: how many there
-- are. shingles: a sample of its word shingles, 32-bit numbers in ascending order. blocks: its blocks that are long
-- enough to be called repeated, 64-bit numbers in their order. asked: which of them were asked to be left out when it was
-- last put together, as one number. All of it is derived; numbers have their lowest byte first.
CREATE TABLE fingerprint(
  document_id INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
  words INTEGER NOT NULL,
  shingles BLOB NOT NULL,
  blocks BLOB NOT NULL,
  asked INTEGER NOT NULL
);

-- What was left out of an article because it stands in many.
CREATE TABLE left_out_block(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY(document_id, position)
) WITHOUT ROWID;

-- The blocks that are left out now, and in how many articles that are no copies of each other they stand.
CREATE TABLE repeated_block(
  hash INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL
);

-- Articles whose texts are nearly the same as that of leader_id (which is one of its own group), and the one that stands
-- for the group. canonical_id is NULL where an editor has said that the article is no copy, or where no other is left.
CREATE TABLE near_duplicate(
  document_id INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
  leader_id INTEGER NOT NULL,
  canonical_id INTEGER
);
CREATE INDEX near_duplicate_leader ON near_duplicate(leader_id);

-- Editors' words on copies, as they were given; the newest on a path is in force, and undoing it brings back the one
-- before. action: 0 canonical, 1 separate.
CREATE TABLE duplicate_decision(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL,
  action INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  why TEXT NOT NULL,
  decided_at TEXT NOT NULL
);
CREATE INDEX duplicate_decision_path ON duplicate_decision(path, id);
