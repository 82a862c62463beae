-- Turns of each team member's month, counted in the transaction that took them (R9). Turns, never persons.
CREATE TABLE outreach_figure (
  commune_id TEXT NOT NULL,
  account TEXT NOT NULL,
  month TEXT NOT NULL,
  what TEXT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (commune_id, account, month, what)
) WITHOUT ROWID;

-- Phân công: which account answers for which xóm.
CREATE TABLE assignment (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  area TEXT NOT NULL,
  status TEXT NOT NULL,
  versions BLOB NOT NULL,
  PRIMARY KEY (commune_id, id)
);
