-- L7: "thầy cô cho vào". The waiting browser holds the secret; the teacher sees name and number.
CREATE TABLE door_request (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  person_id TEXT NOT NULL,
  class_id TEXT NOT NULL,
  area TEXT NOT NULL,
  number BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'used')),
  asked_at BIGINT NOT NULL,
  decided_at BIGINT NOT NULL,
  decided_by TEXT NOT NULL,
  PRIMARY KEY (commune_id, id)
) WITHOUT ROWID;
CREATE INDEX door_request_waiting ON door_request (commune_id, state, asked_at);
