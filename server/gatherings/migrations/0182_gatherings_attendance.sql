-- Điểm danh: facts; the newest about somebody in a meeting holds.
CREATE TABLE attendance (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  class_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  guest TEXT NOT NULL,
  present BIGINT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  claimed_ms BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  commit_no BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX attendance_by_class ON attendance (commune_id, class_id, commit_no);
