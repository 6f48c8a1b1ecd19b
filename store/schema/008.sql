-- To list articles by title without reading them.
CREATE INDEX document_title ON document(title COLLATE NOCASE, id);

-- The tags of documents rolled up (docs/storage.md), to be read at once: a row for 1,024 ids. All of it is derived; a row
-- that is absent is made from the tags by who reads, and written by the next who writes.
CREATE TABLE tag_block(
  block INTEGER PRIMARY KEY,  -- document ids, divided by 1,024
  entries BLOB NOT NULL
);

CREATE TRIGGER tag_inserted AFTER INSERT ON tag BEGIN
  DELETE FROM tag_block WHERE block = new.document_id >> 10;
END;
CREATE TRIGGER tag_deleted AFTER DELETE ON tag BEGIN
  DELETE FROM tag_block WHERE block = old.document_id >> 10;
END;
CREATE TRIGGER tag_updated AFTER UPDATE ON tag BEGIN
  DELETE FROM tag_block WHERE block IN (old.document_id >> 10, new.document_id >> 10);
END;

-- Concepts stand in it by their position, with all above them.
CREATE TRIGGER concept_inserted AFTER INSERT ON concept BEGIN DELETE FROM tag_block; END;
CREATE TRIGGER concept_deleted AFTER DELETE ON concept BEGIN DELETE FROM tag_block; END;
CREATE TRIGGER concept_moved AFTER UPDATE OF position ON concept WHEN new.position <> old.position BEGIN
  DELETE FROM tag_block;
END;
CREATE TRIGGER broader_inserted AFTER INSERT ON broader BEGIN DELETE FROM tag_block; END;
CREATE TRIGGER broader_deleted AFTER DELETE ON broader BEGIN DELETE FROM tag_block; END;
CREATE TRIGGER broader_updated AFTER UPDATE ON broader BEGIN DELETE FROM tag_block; END;
