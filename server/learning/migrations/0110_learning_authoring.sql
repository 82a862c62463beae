-- What people of the commune write themselves. One row per course, unit, card or question being written.
CREATE TABLE draft_part (
  commune_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  parent TEXT NOT NULL,
  state BLOB NOT NULL,
  PRIMARY KEY (commune_id, entity, id)
);
CREATE INDEX draft_part_of ON draft_part (commune_id, entity, parent);
-- Units as learners got them, every version; the highest number is the one that is shown, an empty body shows nothing.
CREATE TABLE unit_version (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  unit TEXT NOT NULL,
  version_number BIGINT NOT NULL,
  body TEXT NOT NULL,
  note TEXT NOT NULL,
  author TEXT NOT NULL,
  received_ms BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX unit_version_of ON unit_version (commune_id, unit, version_number);
-- Photos and recordings, named by what they are (a hash of their bytes) or by the words they say.
CREATE TABLE authored_file (
  commune_id TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  made_ms BIGINT NOT NULL,
  PRIMARY KEY (commune_id, name)
)
