CREATE TABLE package_step (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  verb TEXT NOT NULL,
  object TEXT NOT NULL,
  score BIGINT NOT NULL,
  seconds BIGINT NOT NULL,
  version TEXT NOT NULL,
  author TEXT NOT NULL,
  claimed_ms BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  commit_no BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE TABLE package_answer (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  object TEXT NOT NULL,
  response TEXT NOT NULL,
  result TEXT NOT NULL,
  version TEXT NOT NULL,
  author TEXT NOT NULL,
  claimed_ms BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  commit_no BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE TABLE package_progress (
  commune_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  object TEXT NOT NULL,
  done BIGINT NOT NULL,
  passed BIGINT NOT NULL,
  score BIGINT NOT NULL,
  seconds BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  PRIMARY KEY (commune_id, person_id, object)
);
CREATE TABLE package_answered (
  commune_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  object TEXT NOT NULL,
  response TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (commune_id, person_id, object)
);
CREATE TABLE package_state (
  commune_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  object TEXT NOT NULL,
  part BIGINT NOT NULL,
  save TEXT NOT NULL,
  parts BIGINT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (commune_id, person_id, object, part)
);
