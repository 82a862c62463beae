CREATE TABLE news (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL,
  shown_on TEXT NOT NULL,
  state BLOB NOT NULL,
  PRIMARY KEY (commune_id, id)
);
CREATE INDEX news_by_day ON news (commune_id, status, shown_on, id)
