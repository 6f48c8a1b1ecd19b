-- How rare the different terms of each document's title are together, by number in the segment: floats, 0 where the title
-- does not count. Derived from ranked_title; written anew whenever documents change, since each sum leans on all titles.
CREATE TABLE ranked_title_idf(segment INTEGER PRIMARY KEY, sums BLOB NOT NULL);

-- The whole vocabulary in one row, to be read at once: thousands of labels took a third of a command's time, row by row.
-- Derived; deleted where it changes, and written by the next commit. Who finds none reads the rows.
CREATE TABLE vocabulary_block(id INTEGER PRIMARY KEY CHECK(id = 1), vocabulary BLOB NOT NULL);
CREATE TRIGGER scheme_added_in_block AFTER INSERT ON scheme BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER scheme_changed_in_block AFTER UPDATE ON scheme BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER scheme_removed_in_block AFTER DELETE ON scheme BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER concept_added_in_block AFTER INSERT ON concept BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER concept_changed_in_block AFTER UPDATE ON concept BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER concept_removed_in_block AFTER DELETE ON concept BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER label_added_in_block AFTER INSERT ON label BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER label_changed_in_block AFTER UPDATE ON label BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER label_removed_in_block AFTER DELETE ON label BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER broader_added_in_block AFTER INSERT ON broader BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER broader_changed_in_block AFTER UPDATE ON broader BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER broader_removed_in_block AFTER DELETE ON broader BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER exact_match_added_in_block AFTER INSERT ON exact_match BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER exact_match_changed_in_block AFTER UPDATE ON exact_match BEGIN DELETE FROM vocabulary_block; END;
CREATE TRIGGER exact_match_removed_in_block AFTER DELETE ON exact_match BEGIN DELETE FROM vocabulary_block; END;
