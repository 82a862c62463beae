-- The phone or browser a form was taken on; the maker of its operation may be the server.
ALTER TABLE credential_form ADD COLUMN browser TEXT;

CREATE INDEX credential_form_browser ON credential_form (commune_id, browser);

CREATE INDEX credential_result_form ON credential_result (commune_id, form_id);
