-- State of entities whose room keeps no table of its own.
CREATE TABLE plain_record (
  commune_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  area TEXT NOT NULL,
  fields BLOB NOT NULL,
  PRIMARY KEY (commune_id, entity, entity_id)
) WITHOUT ROWID;

-- What phones in the field must hear of: one row per thing and area, at the number of its latest change (R7).
-- A thing that moved leaves a row with gone = 1 behind (R6).
CREATE TABLE feed (
  commune_id TEXT NOT NULL,
  area TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  ref TEXT NOT NULL,
  commit_number BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  gone BIGINT NOT NULL,
  PRIMARY KEY (commune_id, area, entity, entity_id)
) WITHOUT ROWID;

CREATE INDEX feed_since ON feed (commune_id, area, commit_number);
