-- What is stored apart is still its visitor's: seen, exported and erased with the rest (decision record 0024).
create index archived_record_of_visitor on archive.consent_record (visitor);

-- Visitors of whom a sign-in told that they are the same person as another: their tokens lead on to that one, and their
-- records are seen, revoked and erased with that one's (decision record 0044).
create table vault.former_visitor (
    visitor       uuid        not null primary key,
    visitor_key   uuid        not null,
    site          varchar(32) not null,
    -- As whom they go on. Nobody goes on as a former visitor.
    successor     uuid        not null,
    successor_key uuid        not null,
    -- Whom they joined, who may have joined another since, and how many records that one had by then: those were not
    -- about the former visitor's tokens.
    joined        uuid        not null,
    joined_after  integer     not null
);

create index former_visitor_of_successor on vault.former_visitor (successor);
