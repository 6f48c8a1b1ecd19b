-- What is read when a file is opened, ready to be used.

-- The terms of a label with a space between two: to make them out for thousands of labels took longer than a search.
-- Empty where they are not known yet; then who reads makes them.
ALTER TABLE label ADD COLUMN terms TEXT NOT NULL DEFAULT '';
CREATE TRIGGER label_changed AFTER UPDATE OF text ON label WHEN new.text <> old.text BEGIN
  UPDATE label SET terms = '' WHERE concept_id = new.concept_id AND position = new.position;
END;

-- Tags rolled up are numbers of one width now; the next commit writes them.
DELETE FROM tag_block;
