CREATE TABLE lesson_step (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  verb TEXT NOT NULL,
  object TEXT NOT NULL,
  version TEXT NOT NULL,
  author TEXT NOT NULL,
  claimed_ms BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  commit_no BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE TABLE answer (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  object TEXT NOT NULL,
  choice TEXT NOT NULL,
  correct BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
  version TEXT NOT NULL,
  author TEXT NOT NULL,
  claimed_ms BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  commit_no BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
