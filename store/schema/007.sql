-- The ranked index (docs/ranked-index.md): postings for ranking, derived from the documents. Every document is alive in
-- exactly one segment; where that does not hold, readers use the full-text index instead.
CREATE TABLE ranked_segment(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  documents INTEGER NOT NULL,
  ids BLOB NOT NULL,      -- of its documents, ascending
  lengths BLOB NOT NULL,  -- of their fields
  gone BLOB NOT NULL      -- which of them were deleted, or changed and then written to a newer segment
);

-- field: 0 title, headings and body as one, 1 title.
CREATE TABLE ranked_list(
  segment INTEGER NOT NULL,
  field INTEGER NOT NULL,
  term TEXT NOT NULL,
  postings BLOB NOT NULL,
  PRIMARY KEY(segment, field, term)
) WITHOUT ROWID;

CREATE TABLE ranked_positions(
  segment INTEGER NOT NULL,
  term TEXT NOT NULL,
  positions BLOB NOT NULL,
  PRIMARY KEY(segment, term)
) WITHOUT ROWID;
