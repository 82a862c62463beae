-- The cookie hvs_s holds 128 random bits; only their hash is kept.
CREATE TABLE session (
  commune_id TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  keep TEXT NOT NULL,
  stage TEXT NOT NULL,
  door TEXT NOT NULL,
  draft BLOB,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (commune_id, secret_hash),
  FOREIGN KEY (commune_id, account_id) REFERENCES account (commune_id, id)
) WITHOUT ROWID;
CREATE INDEX session_account ON session (commune_id, account_id);
