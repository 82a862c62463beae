-- What volunteers did at the door, copied from visits as they pass: hours and people taught, for their badges.
CREATE TABLE credential_help (
  commune_id TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  account TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  taught TEXT NOT NULL,
  PRIMARY KEY (commune_id, visit_id)
);

CREATE INDEX credential_help_account ON credential_help (commune_id, account);
