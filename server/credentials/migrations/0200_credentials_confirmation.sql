-- Xác nhận: proposed by a passed result, decided by an officer. `fields` is the record with its versions;
-- the other columns repeat what is asked for.
CREATE TABLE confirmation (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  area TEXT NOT NULL,
  result_id TEXT NOT NULL,
  status TEXT NOT NULL,
  received BIGINT NOT NULL,
  fields BLOB NOT NULL,
  PRIMARY KEY (commune_id, id)
) WITHOUT ROWID;

CREATE INDEX confirmation_waiting ON confirmation (commune_id, status, id);

CREATE INDEX confirmation_person ON confirmation (commune_id, person_id);
