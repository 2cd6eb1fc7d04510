-- Choices of vendors and cookies within purposes, where the site asks about them one by one (decision record 0034). Empty elsewhere, and in records
-- of before: a service of the version before runs on beside it.

alter table consent_record add column parts text;
alter table archive.consent_record add column parts text;
