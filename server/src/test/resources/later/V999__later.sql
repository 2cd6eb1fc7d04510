-- What the release after this one might do to the schema in its expanding half (docs/operations.md): add, and never take away.

alter table consent_record add column later_thing text;
alter table policy_version add column later_number integer default 1 not null;
alter table vault.bearer add column later_flag boolean default false not null;
create table later_table (id integer primary key);
create index later_index on consent_record (recorded_at);
