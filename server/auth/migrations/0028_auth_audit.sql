-- Append-only, each row holds the hash of the one before (SE-08). `source` is sealed: read only with reason.
CREATE TABLE audit_log (
  commune_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  result TEXT NOT NULL,
  detail TEXT NOT NULL,
  source TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (commune_id, seq)
) WITHOUT ROWID;
-- The end of the chain; its row is also what two servers on one database wait for.
CREATE TABLE audit_head (
  commune_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (commune_id)
) WITHOUT ROWID;
