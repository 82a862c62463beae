-- A stable small number for every area path that was ever used; the tree of any day is built from these rows.
CREATE TABLE area_leaf (
  commune_id TEXT NOT NULL,
  path TEXT NOT NULL,
  leaf BIGINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  old_unit TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  follows TEXT NOT NULL,
  PRIMARY KEY (commune_id, path)
) WITHOUT ROWID;

CREATE UNIQUE INDEX area_leaf_number ON area_leaf (commune_id, leaf);
