-- Nhờ ghé nhà: who was handed over to the volunteers, by which class.
CREATE TABLE referral (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  class_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  why TEXT NOT NULL,
  author TEXT NOT NULL,
  claimed_ms BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  commit_no BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX referral_by_class ON referral (commune_id, class_id, commit_no);
