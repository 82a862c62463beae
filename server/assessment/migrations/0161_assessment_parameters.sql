-- Published item difficulties: tables named by their content, who proposed one, who agreed. Facts only.
CREATE TABLE test_parameters (
  commune_id TEXT NOT NULL,
  ref TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (commune_id, ref)
);
CREATE TABLE parameter_set (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  ref TEXT NOT NULL,
  about TEXT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE TABLE parameter_check (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  entry TEXT NOT NULL,
  fits BIGINT NOT NULL,
  author TEXT NOT NULL,
  received BIGINT NOT NULL,
  commit_number BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
