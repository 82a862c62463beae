CREATE TABLE practice_progress (
  commune_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  object TEXT NOT NULL,
  practised BIGINT NOT NULL,
  best BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  PRIMARY KEY (commune_id, person_id, object)
);
