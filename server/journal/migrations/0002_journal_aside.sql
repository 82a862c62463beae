-- Operations that changed nothing (R2): waiting behind a gap, or kept aside for a person to look at. Never counted.
CREATE TABLE held_operation (
  commune_id TEXT NOT NULL,
  device TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  refused TEXT NOT NULL,
  author TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  area TEXT NOT NULL,
  received BIGINT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (commune_id, device, epoch, seq)
) WITHOUT ROWID;

CREATE TABLE quarantined_operation (
  commune_id TEXT NOT NULL,
  device TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  area TEXT NOT NULL,
  received BIGINT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (commune_id, device, epoch, seq)
) WITHOUT ROWID;

-- Two writers, one field: the kept and the wanted value, until a person chooses. The id is "<commit number>.<field>".
CREATE TABLE conflict (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  commit_number BIGINT NOT NULL,
  field TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  area TEXT NOT NULL,
  kept_value TEXT NOT NULL,
  kept_version BIGINT NOT NULL,
  wanted_value TEXT NOT NULL,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  opened BIGINT NOT NULL,
  status TEXT NOT NULL,
  chosen TEXT NOT NULL,
  status_version BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);

CREATE INDEX conflict_open ON conflict (commune_id, status, commit_number);

CREATE INDEX conflict_number ON conflict (commune_id, commit_number);
