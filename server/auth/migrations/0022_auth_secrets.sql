-- Ways back in without the telephone (10 codes, keyed hashes) and passwords that may not come back (SE-06).
CREATE TABLE recovery_code (
  commune_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  used_at BIGINT NOT NULL,
  PRIMARY KEY (commune_id, account_id, code_hash),
  FOREIGN KEY (commune_id, account_id) REFERENCES account (commune_id, id)
) WITHOUT ROWID;
CREATE TABLE past_password (
  commune_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  set_at BIGINT NOT NULL,
  password_hash TEXT NOT NULL,
  PRIMARY KEY (commune_id, account_id, set_at),
  FOREIGN KEY (commune_id, account_id) REFERENCES account (commune_id, id)
) WITHOUT ROWID;
