-- How a room answered a question, in numbers.
CREATE TABLE room_tally (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  class_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  object TEXT NOT NULL,
  counts TEXT NOT NULL,
  how TEXT NOT NULL,
  author TEXT NOT NULL,
  claimed_ms BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  commit_no BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX room_tally_by_class ON room_tally (commune_id, class_id, commit_no);
