-- What is read: one row a source file. A .jsonl file holds many documents, the others one each.
CREATE TABLE source_file(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  hash INTEGER NOT NULL
);

CREATE TABLE document(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_id INTEGER NOT NULL REFERENCES source_file(id),
  path TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_inferred INTEGER NOT NULL,
  headings TEXT NOT NULL,
  body TEXT NOT NULL,
  url TEXT NOT NULL,
  author TEXT NOT NULL,
  date TEXT NOT NULL,
  language TEXT NOT NULL,
  hash INTEGER NOT NULL
);
CREATE INDEX document_file ON document(file_id);
CREATE INDEX document_newest ON document(date, id);

-- A heading's section: begin and end are bytes of the document's body.
CREATE TABLE passage(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  heading TEXT NOT NULL,
  level INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY(document_id, position)
) WITHOUT ROWID;

-- The full-text index. The text stands in `document` alone; these triggers are the only place that writes the
-- index, because FTS5 breaks silently when a row is deleted with other values than it was inserted with.
CREATE VIRTUAL TABLE document_fts USING fts5(
  title, headings, body, content='document', content_rowid='id', tokenize='materia');

CREATE TRIGGER document_inserted AFTER INSERT ON document BEGIN
  INSERT INTO document_fts(rowid, title, headings, body) VALUES(new.id, new.title, new.headings, new.body);
END;
CREATE TRIGGER document_deleted AFTER DELETE ON document BEGIN
  INSERT INTO document_fts(document_fts, rowid, title, headings, body)
    VALUES('delete', old.id, old.title, old.headings, old.body);
END;
CREATE TRIGGER document_updated AFTER UPDATE OF title, headings, body ON document BEGIN
  INSERT INTO document_fts(document_fts, rowid, title, headings, body)
    VALUES('delete', old.id, old.title, old.headings, old.body);
  INSERT INTO document_fts(rowid, title, headings, body) VALUES(new.id, new.title, new.headings, new.body);
END;

-- The vocabulary, so that one file deploys.
CREATE TABLE scheme(
  position INTEGER PRIMARY KEY,
  iri TEXT NOT NULL UNIQUE,
  local_name TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  definition TEXT NOT NULL
);

CREATE TABLE concept(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  iri TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL,
  local_name TEXT NOT NULL,
  pref_label TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope_note TEXT NOT NULL,
  position INTEGER NOT NULL
);

-- kind: 0 preferred, 1 alternative, 2 hidden, 3 tagging.
CREATE TABLE label(
  concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY(concept_id, position)
) WITHOUT ROWID;

CREATE TABLE broader(
  concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  broader_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  PRIMARY KEY(concept_id, broader_id)
) WITHOUT ROWID;

-- Every concept with itself and all above it: `JOIN broader_closure USING(concept_id)` rolls counts up in plain SQL.
CREATE TABLE broader_closure(
  concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  ancestor_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  PRIMARY KEY(concept_id, ancestor_id)
) WITHOUT ROWID;

CREATE TABLE exact_match(
  concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  iri TEXT NOT NULL,
  PRIMARY KEY(concept_id, iri)
) WITHOUT ROWID;

-- field: 0 title, 1 headings, 2 body; assertion: 0 affirmed, 1 negated, 2 uncertain.
CREATE TABLE mention(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  field INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  assertion INTEGER NOT NULL,
  PRIMARY KEY(document_id, position)
) WITHOUT ROWID;
CREATE INDEX mention_concept ON mention(concept_id);

-- level: 0 mention, 1 about; source: 0 tagger, 1 editor.
CREATE TABLE tag(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  level INTEGER NOT NULL,
  salience REAL NOT NULL,
  source INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY(document_id, concept_id)
) WITHOUT ROWID;
CREATE INDEX tag_concept ON tag(concept_id);

-- An editor's word, from a document's front matter: applied by the tagger each time. action: 1 deny, 2 add.
CREATE TABLE editor_tag(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  concept TEXT NOT NULL,
  denied INTEGER NOT NULL,
  PRIMARY KEY(document_id, position)
) WITHOUT ROWID;

-- An editor's word, given in materia. No foreign keys: it outlives document rows and vocabularies.
-- action: 0 confirm, 1 deny, 2 add.
CREATE TABLE decision(
  path TEXT NOT NULL,
  scheme TEXT NOT NULL,
  concept TEXT NOT NULL,
  action INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  why TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  PRIMARY KEY(path, scheme, concept)
) WITHOUT ROWID;

CREATE TABLE skipped_file(
  path TEXT PRIMARY KEY,
  reason TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE meta(
  name TEXT PRIMARY KEY,
  value NOT NULL
) WITHOUT ROWID;
