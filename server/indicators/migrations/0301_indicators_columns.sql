-- What indicators know of a person, packed (core/indicators/columns.hpp); derived from records and facts.
CREATE TABLE person_columns (
  commune_id TEXT NOT NULL,
  person TEXT NOT NULL,
  leaf BIGINT NOT NULL,
  household TEXT NOT NULL,
  packed BIGINT NOT NULL,
  merged_into TEXT NOT NULL,
  PRIMARY KEY (commune_id, person)
) WITHOUT ROWID;

-- The recount and the list of people behind a cell read this index alone.
CREATE INDEX person_columns_leaf ON person_columns (commune_id, leaf, household, packed);

CREATE TABLE person_alias (
  commune_id TEXT NOT NULL,
  person TEXT NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (commune_id, person, alias)
) WITHOUT ROWID;

CREATE TABLE household_columns (
  commune_id TEXT NOT NULL,
  household TEXT NOT NULL,
  leaf BIGINT NOT NULL,
  active BIGINT NOT NULL,
  members BIGINT NOT NULL,
  passing_1 BIGINT NOT NULL,
  passing_2 BIGINT NOT NULL,
  passing_3 BIGINT NOT NULL,
  passing_4 BIGINT NOT NULL,
  PRIMARY KEY (commune_id, household)
) WITHOUT ROWID;

CREATE INDEX household_columns_leaf ON household_columns (commune_id, leaf);

-- Evidence facts as far as figures need them.
CREATE TABLE evidence_columns (
  commune_id TEXT NOT NULL,
  evidence TEXT NOT NULL,
  person TEXT NOT NULL,
  slot BIGINT NOT NULL,
  class BIGINT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY (commune_id, evidence)
) WITHOUT ROWID;

CREATE INDEX evidence_columns_person ON evidence_columns (commune_id, person);

-- Corrections, which may arrive before the proof they take back, and count only for the person who made it.
CREATE TABLE evidence_withdrawal (
  commune_id TEXT NOT NULL,
  evidence TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (commune_id, evidence, person)
) WITHOUT ROWID;
