-- What happened, in order: every operation that changed something, with its gapless number.
CREATE TABLE operation_log (
  commune_id TEXT NOT NULL,
  commit_number BIGINT NOT NULL,
  device TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  author TEXT NOT NULL,
  person TEXT NOT NULL,
  area TEXT NOT NULL,
  claimed BIGINT NOT NULL,
  received BIGINT NOT NULL,
  schema_version BIGINT NOT NULL,
  outcome BIGINT NOT NULL,
  changes BLOB NOT NULL,
  PRIMARY KEY (commune_id, commit_number)
);

-- The database itself refuses to take one operation twice.
CREATE UNIQUE INDEX operation_log_id ON operation_log (commune_id, device, epoch, seq);

CREATE INDEX operation_log_thing ON operation_log (commune_id, entity_id, entity, commit_number);

CREATE TABLE commit_counter (
  commune_id TEXT NOT NULL,
  last_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id)
) WITHOUT ROWID;

-- How far each device's operations have been decided, and how many wait behind a gap.
CREATE TABLE device_cursor (
  commune_id TEXT NOT NULL,
  device TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  last_seq BIGINT NOT NULL,
  held BIGINT NOT NULL,
  PRIMARY KEY (commune_id, device, epoch)
) WITHOUT ROWID;
