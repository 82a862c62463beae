-- A form as it was drawn: facts only, nothing here is changed later.
CREATE TABLE test_form (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  test_group TEXT NOT NULL,
  items TEXT NOT NULL,
  blueprint TEXT NOT NULL,
  seed TEXT NOT NULL,
  mode TEXT NOT NULL,
  assessor TEXT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX test_form_by_person ON test_form (commune_id, person, commit_number);
