-- A label that means something else as often (OA is also open access): it counts only where the text makes clear what it
-- means (docs/tagging.md). 0 or 1.
ALTER TABLE label ADD COLUMN ambiguous INTEGER NOT NULL DEFAULT 0;
-- The marker is read from a vocabulary that is given again.
DELETE FROM meta WHERE name = 'vocabulary_hash';
