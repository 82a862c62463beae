CREATE TABLE evidence (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  measure TEXT NOT NULL,
  evidence_class BIGINT NOT NULL,
  how TEXT NOT NULL,
  source TEXT NOT NULL,
  on_day TEXT NOT NULL,
  withdraws TEXT NOT NULL,
  author TEXT NOT NULL,
  commit_number BIGINT NOT NULL,
  received BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX evidence_by_person ON evidence (commune_id, person, measure, commit_number);
CREATE INDEX evidence_by_measure ON evidence (commune_id, measure, person, commit_number);
