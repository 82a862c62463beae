CREATE TABLE household (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  area TEXT NOT NULL,
  code TEXT NOT NULL,
  head TEXT NOT NULL,
  address TEXT NOT NULL,
  signal TEXT NOT NULL,
  devices TEXT NOT NULL,
  poverty TEXT NOT NULL,
  revisit TEXT NOT NULL,
  note TEXT NOT NULL,
  status TEXT NOT NULL,
  versions TEXT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX household_by_area ON household (commune_id, area, code, id);
