-- Supervised sessions: facts only; who waits, works or is done follows from the events.
CREATE TABLE test_session (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  area TEXT NOT NULL,
  place TEXT NOT NULL,
  test_group TEXT NOT NULL,
  code TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX test_session_order ON test_session (commune_id, commit_number);
CREATE TABLE session_event (
  commune_id TEXT NOT NULL,
  session TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  what TEXT NOT NULL,
  value TEXT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, session, id)
);
CREATE INDEX test_form_by_session ON test_form (commune_id, session);
