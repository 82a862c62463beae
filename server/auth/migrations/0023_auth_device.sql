-- A browser we have met (cookie hvs_d): a learner's phone, a family's phone or the class's device.
CREATE TABLE device (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'class')),
  class_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
) WITHOUT ROWID;
-- L8: the learners of this phone, shown as tiles.
CREATE TABLE device_learner (
  commune_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (commune_id, device_id, account_id),
  FOREIGN KEY (commune_id, device_id) REFERENCES device (commune_id, id),
  FOREIGN KEY (commune_id, account_id) REFERENCES account (commune_id, id)
) WITHOUT ROWID;
