-- Khu vực: xóm, tổ dân phố and what lies above; effective-dated (design.md, indicators).
CREATE TABLE area (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  path TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT NOT NULL,
  old_unit TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  follows TEXT NOT NULL,
  coverage TEXT NOT NULL,
  versions TEXT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX area_by_path ON area (commune_id, path);
