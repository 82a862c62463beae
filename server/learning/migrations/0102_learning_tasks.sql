-- Tasks of a checklist that were done for real with a person beside: "0,2" of the card's list.
ALTER TABLE lesson_step ADD COLUMN tasks TEXT NOT NULL DEFAULT '';
