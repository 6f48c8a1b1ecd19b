-- Vectors learned from the collection (docs/ranking.md, "What the collection teaches"). All of it is derived and can be
-- learned again. Components are signed bytes; a document's vector has any length, only its direction counts.
CREATE TABLE term_vector(
  term TEXT PRIMARY KEY,
  scale REAL NOT NULL,
  components BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE document_vector(
  document_id INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
  components BLOB NOT NULL
);

-- A changed text is folded in anew.
CREATE TRIGGER document_outgrew_vector AFTER UPDATE OF title, headings, body ON document BEGIN
  DELETE FROM document_vector WHERE document_id = old.id;
END;
