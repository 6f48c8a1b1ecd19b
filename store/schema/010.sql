-- The lists of a term lie beside the dictionary, not in it: to compare its key, SQLite copies a row that is larger than its
-- page as a whole, so that each look-up copied many lists of other terms, and read them from the disk.
CREATE TABLE ranked_term(
  segment INTEGER NOT NULL,
  term TEXT NOT NULL,
  id INTEGER NOT NULL,  -- of its lists: the segment times 2^32 and a number, ascending as the terms
  PRIMARY KEY(segment, term)
) WITHOUT ROWID;

CREATE TABLE ranked_postings(id INTEGER PRIMARY KEY, list BLOB NOT NULL);
-- The titles' have the term as well, to be read in one go.
CREATE TABLE ranked_title(id INTEGER PRIMARY KEY, list BLOB NOT NULL, term TEXT NOT NULL);
CREATE TABLE ranked_set(id INTEGER PRIMARY KEY, list BLOB NOT NULL);

ALTER TABLE ranked_positions RENAME TO positions_before;
CREATE TABLE ranked_positions(id INTEGER PRIMARY KEY, list BLOB NOT NULL);

INSERT INTO ranked_term
SELECT segment, term, (segment << 32) + row_number() OVER (PARTITION BY segment ORDER BY term) FROM positions_before;
INSERT INTO ranked_postings
SELECT id, postings FROM ranked_list JOIN ranked_term USING(segment, term) WHERE field = 0 ORDER BY id;
INSERT INTO ranked_title
SELECT id, postings, term FROM ranked_list JOIN ranked_term USING(segment, term) WHERE field = 1 ORDER BY id;
INSERT INTO ranked_set
SELECT id, postings FROM ranked_list JOIN ranked_term USING(segment, term) WHERE field = 2 ORDER BY id;
INSERT INTO ranked_positions
SELECT id, positions FROM positions_before JOIN ranked_term USING(segment, term) ORDER BY id;
DROP TABLE ranked_list;
DROP TABLE positions_before;
