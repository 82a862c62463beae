-- One person, one account per kind (SE-05). Learners have no login and no password.
CREATE TABLE account (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('staff', 'learner')),
  person_id TEXT,
  login TEXT,
  name TEXT NOT NULL,
  password_hash TEXT,
  password_set_at BIGINT NOT NULL DEFAULT 0,
  must_change BIGINT NOT NULL DEFAULT 0,
  totp_sealed BLOB,
  totp_last_step BIGINT NOT NULL DEFAULT 0,
  pictures_sealed BLOB,
  disabled_at BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  entered_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (commune_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX account_login ON account (commune_id, login);
CREATE UNIQUE INDEX account_person ON account (commune_id, person_id, kind);
