-- What proposals rest on, copied from the assessment's facts as they pass the door; can be made again from the log.
CREATE TABLE credential_form (
  commune_id TEXT NOT NULL,
  form_id TEXT NOT NULL,
  form_mode TEXT NOT NULL,
  assessor TEXT NOT NULL,
  device TEXT NOT NULL,
  claimed BIGINT NOT NULL,
  PRIMARY KEY (commune_id, form_id)
) WITHOUT ROWID;

CREATE TABLE credential_result (
  commune_id TEXT NOT NULL,
  result_id TEXT NOT NULL,
  form_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  right_count BIGINT NOT NULL,
  total_count BIGINT NOT NULL,
  by_domain TEXT NOT NULL,
  passed BIGINT NOT NULL,
  device TEXT NOT NULL,
  claimed BIGINT NOT NULL,
  received_day TEXT NOT NULL,
  PRIMARY KEY (commune_id, result_id)
) WITHOUT ROWID;

CREATE INDEX credential_result_device ON credential_result (commune_id, device, received_day);

-- Which proofs a confirmation brought, so that a withdrawal can take them back.
CREATE TABLE credential_proof (
  commune_id TEXT NOT NULL,
  evidence_id TEXT NOT NULL,
  confirmation_id TEXT NOT NULL,
  measure TEXT NOT NULL,
  evidence_class BIGINT NOT NULL,
  how TEXT NOT NULL,
  taken_back BIGINT NOT NULL,
  PRIMARY KEY (commune_id, evidence_id)
) WITHOUT ROWID;

CREATE INDEX credential_proof_of ON credential_proof (commune_id, confirmation_id);
