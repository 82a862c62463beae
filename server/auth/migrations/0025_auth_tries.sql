-- Failed tries per account, picture code and peer (keyed hash). Plumbing: may be thrown away.
CREATE TABLE login_attempt (
  commune_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  failures BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  locked_until BIGINT NOT NULL,
  PRIMARY KEY (commune_id, subject)
) WITHOUT ROWID;
