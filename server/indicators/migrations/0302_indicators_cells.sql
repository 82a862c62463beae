-- xóm × indicator × month; months are year * 12 + month - 1. Any figure of the plan is a sum of these rows.
CREATE TABLE indicator_cell (
  commune_id TEXT NOT NULL,
  leaf BIGINT NOT NULL,
  indicator TEXT NOT NULL,
  month BIGINT NOT NULL,
  population BIGINT NOT NULL,
  reached BIGINT NOT NULL,
  late_population BIGINT NOT NULL,
  late_reached BIGINT NOT NULL,
  PRIMARY KEY (commune_id, leaf, indicator, month)
) WITHOUT ROWID;

-- Which rules the cells were counted by.
CREATE TABLE indicator_rules (
  commune_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (commune_id)
) WITHOUT ROWID;
