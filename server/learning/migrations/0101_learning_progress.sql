CREATE TABLE learning_unit (
  commune_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  unit TEXT NOT NULL,
  at_step TEXT NOT NULL,
  done_ms BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  PRIMARY KEY (commune_id, person_id, unit)
);
CREATE TABLE learning_seen (
  commune_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  object TEXT NOT NULL,
  PRIMARY KEY (commune_id, person_id, object)
);
CREATE TABLE learning_quiz (
  commune_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  object TEXT NOT NULL,
  tries BIGINT NOT NULL,
  choice BIGINT NOT NULL,
  is_right BIGINT NOT NULL,
  first_right BIGINT NOT NULL,
  PRIMARY KEY (commune_id, person_id, object)
);
