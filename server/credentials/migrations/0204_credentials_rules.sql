-- Which values a result was measured by: a certificate must say when they were not yet compared with the official text.
ALTER TABLE credential_result ADD COLUMN rules TEXT;
