-- What retention rules do to consent records whose time has come: they move to a schema of their own, are selected there, approved
-- where the rule says so, and destroyed (decision record 0024).

create schema archive;

-- The rows as they stood in the ledger.
create table archive.consent_record (
    id              uuid                     not null primary key,
    site            varchar(32)              not null,
    visitor         uuid                     not null,
    place           integer                  not null,
    previous        uuid,
    policy_version  integer                  not null,
    notice_hash     varchar(43)              not null,
    language        varchar(35)              not null,
    action          varchar(16)              not null,
    choices         text                     not null,
    recorded_at     timestamp with time zone not null,
    expires_at      timestamp with time zone not null,
    stored_apart_at timestamp with time zone not null
);

create index archived_record_of_site on archive.consent_record (site, stored_apart_at);

-- The destruction ledger: what kind, how many, when, approved by whom. Kept for good; nothing in it is about a visitor.
create table destruction (
    id           varchar(22)              not null primary key,
    site         varchar(32)              not null,
    what         varchar(32)              not null,
    state        varchar(12)              not null,
    -- Everything of the site that was stored apart up to here, and nothing that came later.
    up_to        timestamp with time zone not null,
    records      bigint                   not null,
    selected_at  timestamp with time zone not null,
    approved_by  varchar(128),
    approved_at  timestamp with time zone,
    destroyed    bigint                   not null,
    destroyed_at timestamp with time zone
);

create index destruction_of_site on destruction (site, selected_at);

-- One row: how far the ledger was looked through, and when that goes on.
create table retention_progress (
    id            integer                  not null primary key,
    position      bigint                   not null,
    next_at       timestamp with time zone not null,
    last_whole_at timestamp with time zone
);

insert into retention_progress (id, position, next_at) values (1, 0, timestamp with time zone '2000-01-01 00:00:00+00');
