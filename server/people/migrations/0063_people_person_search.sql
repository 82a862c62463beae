-- One row per folded word of a name: prefix search without accents, answers in the order of names.
CREATE TABLE person_search (
  commune_id TEXT NOT NULL,
  token BLOB NOT NULL,
  sort_key BLOB NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (commune_id, token, sort_key, person)
) WITHOUT ROWID;
