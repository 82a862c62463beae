-- Files of "xuất sổ" that were handed in: kept as they came (sealed) until somebody has entered or dropped them.
CREATE TABLE outbox_file (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  received BIGINT NOT NULL,
  received_by TEXT NOT NULL,
  status TEXT NOT NULL,
  decided BIGINT NOT NULL,
  decided_by TEXT NOT NULL,
  operations BIGINT NOT NULL,
  taken BIGINT NOT NULL,
  known BIGINT NOT NULL,
  held BIGINT NOT NULL,
  aside BIGINT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (commune_id, id)
);
