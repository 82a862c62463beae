-- What became of an operation that was kept aside: '' open, 'vao' entered after all, 'bo' left out for good reason.
ALTER TABLE quarantined_operation ADD COLUMN status TEXT NOT NULL DEFAULT '';

ALTER TABLE quarantined_operation ADD COLUMN decided BIGINT NOT NULL DEFAULT 0;

ALTER TABLE quarantined_operation ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';

ALTER TABLE quarantined_operation ADD COLUMN note TEXT NOT NULL DEFAULT '';
