-- Which bit of which status list speaks for a certificate (Bitstring Status List). Given once, kept for good: the
-- credential names it.
CREATE TABLE status_place (
  commune_id TEXT NOT NULL,
  list_number BIGINT NOT NULL,
  place BIGINT NOT NULL,
  certificate_id TEXT NOT NULL,
  PRIMARY KEY (commune_id, list_number, place)
);

CREATE UNIQUE INDEX status_place_of ON status_place (commune_id, certificate_id);
