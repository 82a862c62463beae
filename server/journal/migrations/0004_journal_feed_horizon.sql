-- Tombstones below this number are gone: an older cursor gets a snapshot (R7).
CREATE TABLE feed_horizon (
  commune_id TEXT NOT NULL,
  pruned_to BIGINT NOT NULL,
  PRIMARY KEY (commune_id)
) WITHOUT ROWID;
