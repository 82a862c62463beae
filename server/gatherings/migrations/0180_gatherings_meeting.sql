-- Buổi học: planned, held or called off. What happened in it is facts below.
CREATE TABLE meeting (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  class_id TEXT NOT NULL,
  area TEXT NOT NULL,
  day TEXT NOT NULL,
  fields BLOB NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX meeting_by_class ON meeting (commune_id, class_id, day, id);
