-- PD-08: append-only proof of consent; the newest fact of a purpose holds.
CREATE TABLE consent (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  purpose TEXT NOT NULL,
  given BIGINT NOT NULL,
  actor TEXT NOT NULL,
  channel TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  visit TEXT NOT NULL,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  commit_number BIGINT NOT NULL,
  received BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX consent_by_person ON consent (commune_id, person, purpose, commit_number);
