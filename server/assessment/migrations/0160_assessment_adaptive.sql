-- Sittings that go by the person's answers, and the scale: what each form and result rests on.
ALTER TABLE test_form ADD COLUMN way TEXT NOT NULL DEFAULT '';
ALTER TABLE test_form ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
ALTER TABLE test_form ADD COLUMN edition TEXT NOT NULL DEFAULT '';
ALTER TABLE test_form ADD COLUMN kept_back TEXT NOT NULL DEFAULT '';
ALTER TABLE test_form ADD COLUMN session TEXT NOT NULL DEFAULT '';
ALTER TABLE test_form ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE test_result ADD COLUMN measure TEXT NOT NULL DEFAULT '';
ALTER TABLE test_result ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
-- Named by their content (core/assessment/edition.hpp): a row is written once and can be checked against its name.
CREATE TABLE test_edition (
  commune_id TEXT NOT NULL,
  ref TEXT NOT NULL,
  body TEXT NOT NULL,
  made BIGINT NOT NULL,
  PRIMARY KEY (commune_id, ref)
);
-- The written form of each question version ever used, so that a result can be made again when the bank has moved on.
CREATE TABLE test_item (
  commune_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  ref TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (commune_id, digest)
);
-- How often each question was given in an adaptive sitting, and rested in one; item '' counts the sittings themselves.
CREATE TABLE test_item_use (
  commune_id TEXT NOT NULL,
  item TEXT NOT NULL,
  given BIGINT NOT NULL,
  kept_back BIGINT NOT NULL,
  PRIMARY KEY (commune_id, item)
);
