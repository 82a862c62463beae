CREATE TABLE test_result (
  commune_id TEXT NOT NULL,
  form TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  test_group TEXT NOT NULL,
  right_count BIGINT NOT NULL,
  total BIGINT NOT NULL,
  by_domain TEXT NOT NULL,
  passed BIGINT NOT NULL,
  rules TEXT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, form)
);
CREATE INDEX test_result_by_person ON test_result (commune_id, person, commit_number);
