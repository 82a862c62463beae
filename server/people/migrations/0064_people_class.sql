CREATE TABLE class (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  area TEXT NOT NULL,
  name TEXT NOT NULL,
  teacher TEXT NOT NULL,
  members TEXT NOT NULL,
  status TEXT NOT NULL,
  versions TEXT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX class_by_area ON class (commune_id, status, area);
