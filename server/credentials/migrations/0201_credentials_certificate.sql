-- Giấy chứng nhận. A certificate made anew names the one it replaces; both stay.
CREATE TABLE certificate (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  area TEXT NOT NULL,
  confirmation_id TEXT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  withdrawn_on TEXT NOT NULL,
  replaces TEXT NOT NULL,
  commit_number BIGINT NOT NULL,
  fields BLOB NOT NULL,
  PRIMARY KEY (commune_id, id)
) WITHOUT ROWID;

CREATE INDEX certificate_person ON certificate (commune_id, person_id);

CREATE INDEX certificate_number ON certificate (commune_id, number);

CREATE INDEX certificate_status ON certificate (commune_id, status, id);

CREATE INDEX certificate_replaces ON certificate (commune_id, replaces);

CREATE INDEX certificate_confirmation ON certificate (commune_id, confirmation_id);
