-- What officers add to the clauses of the plan. The plan itself is content (plan.json).
CREATE TABLE plan_clause (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  area TEXT NOT NULL,
  versions TEXT NOT NULL,
  clause TEXT NOT NULL,
  wording TEXT NOT NULL,
  owner TEXT NOT NULL,
  status TEXT NOT NULL,
  progress TEXT NOT NULL,
  note TEXT NOT NULL,
  due TEXT NOT NULL,
  PRIMARY KEY (commune_id, id)
) WITHOUT ROWID;

-- Denominators corrected by hand; "" = the counted one again.
CREATE TABLE plan_denominator (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  area TEXT NOT NULL,
  versions TEXT NOT NULL,
  target TEXT NOT NULL,
  of_area TEXT NOT NULL,
  stated TEXT NOT NULL,
  source TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY (commune_id, id)
) WITHOUT ROWID;
