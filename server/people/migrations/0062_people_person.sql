-- The personal number is sealed; it is found by its keyed hash only (NR-08). Names sort by a key made in C++.
CREATE TABLE person (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  area TEXT NOT NULL,
  name TEXT NOT NULL,
  birth TEXT NOT NULL,
  sex TEXT NOT NULL,
  household TEXT NOT NULL,
  relation TEXT NOT NULL,
  number_sealed TEXT NOT NULL,
  number_hash TEXT NOT NULL,
  phone TEXT NOT NULL,
  ethnic TEXT NOT NULL,
  language TEXT NOT NULL,
  person_group TEXT NOT NULL,
  school TEXT NOT NULL,
  workplace TEXT NOT NULL,
  device TEXT NOT NULL,
  vneid BIGINT,
  bank BIGINT,
  residence TEXT NOT NULL,
  merged_into TEXT NOT NULL,
  note TEXT NOT NULL,
  old_number_sealed TEXT NOT NULL,
  versions TEXT NOT NULL,
  folded TEXT NOT NULL,
  sort_key BLOB NOT NULL,
  birth_year BIGINT NOT NULL,
  hidden BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX person_by_name ON person (commune_id, hidden, sort_key, id);
CREATE INDEX person_by_area ON person (commune_id, hidden, area, sort_key, id);
CREATE INDEX person_by_number ON person (commune_id, number_hash);
CREATE INDEX person_by_household ON person (commune_id, household);
