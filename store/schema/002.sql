-- Help with typing. In how many documents each word stands, in any field: words are folded, not stemmed
-- (Analyzer::next_folded). The writer keeps the counts exact.
CREATE TABLE word(
  text TEXT PRIMARY KEY,
  documents INTEGER NOT NULL
) WITHOUT ROWID;

-- Phrases of the collection worth suggesting, folded, with the number of documents they stood in when they were last
-- collected. Not kept exact: collected anew when more than a tenth of the documents have changed.
CREATE TABLE phrase(
  text TEXT PRIMARY KEY,
  documents INTEGER NOT NULL
) WITHOUT ROWID;

-- The words of an older file are counted where its terms are made anew.
DELETE FROM meta WHERE name = 'analyzer_version';
