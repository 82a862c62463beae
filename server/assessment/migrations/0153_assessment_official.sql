-- Official values of the rules: who entered what, who compared it with the original. Facts only.
CREATE TABLE official_value (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  for_group TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX official_value_order ON official_value (commune_id, commit_number);
CREATE TABLE official_check (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  entry TEXT NOT NULL,
  fits BIGINT NOT NULL,
  note TEXT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX official_check_order ON official_check (commune_id, commit_number);
-- Rows of imported skill tables; a table is named by an official_value "khung".
CREATE TABLE official_skill (
  commune_id TEXT NOT NULL,
  framework TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  place BIGINT NOT NULL,
  code TEXT NOT NULL,
  domain TEXT NOT NULL,
  domain_name TEXT NOT NULL,
  skill TEXT NOT NULL,
  for_group TEXT NOT NULL,
  about TEXT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, framework, id)
);
-- Tables being looked at before they are saved; plumbing, thrown away.
CREATE TABLE official_draft (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
