-- What is remembered of each question (FSRS-6), and which answers were given in a round of review.
ALTER TABLE learning_quiz ADD COLUMN stability DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE learning_quiz ADD COLUMN difficulty DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE learning_quiz ADD COLUMN last_day BIGINT NOT NULL DEFAULT 0;
ALTER TABLE learning_quiz ADD COLUMN rung BIGINT NOT NULL DEFAULT 0;
ALTER TABLE answer ADD COLUMN review BIGINT NOT NULL DEFAULT 0;
