-- All that a list of titles tells, so that it need not read the documents themselves.
DROP INDEX document_title;
CREATE INDEX document_title ON document(title COLLATE NOCASE, id, title_inferred);
