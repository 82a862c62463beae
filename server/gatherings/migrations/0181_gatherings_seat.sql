-- Which paper card a member of a class holds.
CREATE TABLE class_seat (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  class_id TEXT NOT NULL,
  area TEXT NOT NULL,
  person_id TEXT NOT NULL,
  number BIGINT NOT NULL,
  fields BLOB NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX class_seat_by_class ON class_seat (commune_id, class_id, id);
