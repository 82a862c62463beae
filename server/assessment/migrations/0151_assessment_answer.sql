-- Every answer ever given; the last one of each question counts.
CREATE TABLE test_answer (
  commune_id TEXT NOT NULL,
  form TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  item TEXT NOT NULL,
  choice TEXT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, form, id)
);
