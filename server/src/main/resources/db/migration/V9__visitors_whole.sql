-- What is stored apart is still its visitor's: seen, exported and erased with the rest (decision record 0024).
create index archived_record_of_visitor on archive.consent_record (visitor);

-- Visitors whose device an account made another visitor's: still the same person's, so seen and erased with them (decision record 0044).
create table vault.former_visitor (
    visitor     uuid        not null primary key,
    visitor_key uuid        not null,
    site        varchar(32) not null,
    -- As whom they went on.
    successor   uuid        not null
);

create index former_visitor_of_successor on vault.former_visitor (successor);
