-- Số liệu chốt: the figures of a month as they stood at one commit number. Written once, never changed.
CREATE TABLE report_cut (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  report_month TEXT NOT NULL,
  area TEXT NOT NULL,
  commit_number BIGINT NOT NULL,
  figures TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_by_name TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
) WITHOUT ROWID;
