-- Tags with evidence, and decisions that last (docs/tagging.md).

-- What recognised a mention and what decided its assertion. assertion: 0 affirmed, 1 negated, 2 uncertain, 3 contrast.
-- label: position in the concept's labels. rule: 0 label, 1 shared head, 2 turned around, 3 abbreviation the document
-- defines, 4 abbreviation in context. cue_begin = cue_end where no cue was needed. All of it is derived.
DROP TABLE mention;
CREATE TABLE mention(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  field INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  assertion INTEGER NOT NULL,
  label INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  cue_begin INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  PRIMARY KEY(document_id, position)
) WITHOUT ROWID;
CREATE INDEX mention_concept ON mention(concept_id);

-- What the tagger found of each concept that a document names, before any editor's word. level: NULL where the concept is
-- only denied or contrasted, else as in tag. The numbers from in_title on are the reasons for the level.
CREATE TABLE finding(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  level INTEGER,
  salience REAL NOT NULL,
  affirmed INTEGER NOT NULL,
  negated INTEGER NOT NULL,
  uncertain INTEGER NOT NULL,
  contrast INTEGER NOT NULL,
  in_title INTEGER NOT NULL,
  headings INTEGER NOT NULL,
  in_lead INTEGER NOT NULL,
  density REAL NOT NULL,
  spread REAL NOT NULL,
  PRIMARY KEY(document_id, concept_id)
) WITHOUT ROWID;
CREATE INDEX finding_concept ON finding(concept_id);

-- `tag` is what holds: findings, then the front matter's word, then the decisions in force. The writer keeps it so.
DELETE FROM tag;

-- Decisions are kept as they were taken; the newest on a path and concept is in force, and undoing it brings back the one
-- before. No foreign keys: they outlive document rows and vocabularies. action: 0 confirm, 1 deny, 2 add.
ALTER TABLE decision RENAME TO decision_before;
CREATE TABLE decision(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL,
  scheme TEXT NOT NULL,
  concept TEXT NOT NULL,
  action INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  why TEXT NOT NULL,
  decided_at TEXT NOT NULL
);
CREATE INDEX decision_place ON decision(path, scheme, concept, id);
INSERT INTO decision(path, scheme, concept, action, decided_by, why, decided_at)
  SELECT path, scheme, concept, action, decided_by, why, decided_at FROM decision_before ORDER BY decided_at, path, scheme, concept;
DROP TABLE decision_before;

-- Concepts that a vocabulary once had. Their local names are not given to others: links and decisions mean them.
CREATE TABLE retired_concept(
  iri TEXT PRIMARY KEY,
  scheme TEXT NOT NULL,
  local_name TEXT NOT NULL,
  pref_label TEXT NOT NULL
) WITHOUT ROWID;

-- What runs have changed in the tags of a document since it was added or last reviewed. Levels as in tag, NULL for no tag.
CREATE TABLE tag_change(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  before INTEGER,
  after INTEGER,
  PRIMARY KEY(document_id, concept_id)
) WITHOUT ROWID;

-- Documents whose tags an editor has gone through; keyed by path like a decision.
CREATE TABLE review(
  path TEXT PRIMARY KEY,
  reviewed_by TEXT NOT NULL,
  reviewed_at TEXT NOT NULL
) WITHOUT ROWID;

-- Tags are made anew.
DELETE FROM meta WHERE name = 'tagger_version';
