-- The screen in the room: what the facilitator's phone last asked it to show. Plumbing, gone with the day.
CREATE TABLE class_screen (
  commune_id TEXT NOT NULL,
  class_id TEXT NOT NULL,
  code TEXT NOT NULL,
  token TEXT NOT NULL,
  shows TEXT NOT NULL,
  version BIGINT NOT NULL,
  until_ms BIGINT NOT NULL,
  PRIMARY KEY (commune_id, class_id)
);
CREATE INDEX class_screen_by_code ON class_screen (commune_id, code);
CREATE INDEX class_screen_by_token ON class_screen (commune_id, token);
