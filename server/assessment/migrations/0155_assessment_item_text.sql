-- Questions as they were written, and the steps they took into the bank. Facts only: a change is another fact.
CREATE TABLE item_text (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  version BIGINT NOT NULL,
  for_group TEXT NOT NULL,
  body TEXT NOT NULL,
  source TEXT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX item_text_order ON item_text (commune_id, commit_number);
CREATE TABLE item_step (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  item_text TEXT NOT NULL,
  move TEXT NOT NULL,
  note TEXT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX item_step_order ON item_step (commune_id, commit_number);
-- Imported files being looked at before they become drafts; plumbing, thrown away after a week.
CREATE TABLE item_upload (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
