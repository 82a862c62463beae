-- Lists brought in by an officer, line by line, until they are done. What a line says is sealed: it holds personal numbers.
CREATE TABLE import_batch (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  file_name TEXT NOT NULL,
  status TEXT NOT NULL,
  default_area TEXT NOT NULL,
  ethnic_basis TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  lines BIGINT NOT NULL,
  done BIGINT NOT NULL,
  wanted BIGINT NOT NULL,
  kept BIGINT NOT NULL,
  problem TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE TABLE import_row (
  commune_id TEXT NOT NULL,
  batch TEXT NOT NULL,
  n BIGINT NOT NULL,
  status TEXT NOT NULL,
  proposal TEXT NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  outcome TEXT NOT NULL,
  person TEXT NOT NULL,
  commit_number BIGINT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (commune_id, batch, n)
);
CREATE INDEX import_row_by_status ON import_row (commune_id, batch, status, n);
