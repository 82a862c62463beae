-- Role × area × validity (core/auth/model.hpp, Grant). valid_until 0 has no end.
CREATE TABLE account_grant (
  commune_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  id TEXT NOT NULL,
  role TEXT NOT NULL,
  area TEXT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT NOT NULL,
  PRIMARY KEY (commune_id, account_id, id),
  FOREIGN KEY (commune_id, account_id) REFERENCES account (commune_id, id)
) WITHOUT ROWID;
