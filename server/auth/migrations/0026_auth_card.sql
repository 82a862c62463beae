-- L6: a card is a random token; looked up by keyed hash, sealed so that the same card can be printed again.
CREATE TABLE card (
  commune_id TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  token_sealed BLOB NOT NULL,
  class_id TEXT NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  voided_at BIGINT NOT NULL,
  PRIMARY KEY (commune_id, id),
  FOREIGN KEY (commune_id, account_id) REFERENCES account (commune_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX card_token ON card (commune_id, token_hash);
CREATE INDEX card_account ON card (commune_id, account_id);
