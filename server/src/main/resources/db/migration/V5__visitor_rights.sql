-- What else leads to a visitor's key: an export code that they were given. Erased together with the rest.
create table vault.handle (
    kind        varchar(8)               not null,
    site        varchar(32)              not null,
    -- Of the code the hash only.
    name_hash   varchar(43)              not null,
    visitor     uuid                     not null,
    visitor_key uuid                     not null,
    expires_at  timestamp with time zone not null,
    primary key (kind, site, name_hash)
);

create index handle_of_visitor on vault.handle (visitor);

-- Visitors who asked that nothing be done with their data until they say otherwise.
create table vault.stopped_visitor (
    visitor uuid                     not null primary key,
    site    varchar(32)              not null,
    since   timestamp with time zone not null
);

-- What was erased from the vault, so that a vault restored from a backup is cleaned. It tells a token's holder that the
-- token was erased, and nobody whose it was.
create table erased_bearer (
    issued_at   timestamp with time zone not null,
    record_hash uuid                     not null,
    erased_at   timestamp with time zone not null,
    primary key (issued_at, record_hash)
);
