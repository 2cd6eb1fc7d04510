-- Who may administrate, which filters are a site's own, who looked at what, and keys that change.

-- Keys of before carried no name and no role; the next start prints a first one again.
drop table administration_key;

create table administration_key (
    id         varchar(22)              not null primary key,
    name       varchar(64)              not null,
    role       varchar(16)              not null,
    key_hash   varchar(43)              not null,
    created_at timestamp with time zone not null,
    created_by varchar(128)             not null,
    revoked_at timestamp with time zone
);

create table site_key (
    id         varchar(22)              not null primary key,
    site       varchar(32)              not null,
    name       varchar(64)              not null,
    key_hash   varchar(43)              not null,
    created_at timestamp with time zone not null,
    created_by varchar(128)             not null,
    revoked_at timestamp with time zone
);

create index site_key_of_site on site_key (site);

-- Written, never changed: no code updates or deletes here.
create table access_log (
    sequence bigint generated always as identity primary key,
    at       timestamp with time zone not null,
    actor    varchar(128)             not null,
    role     varchar(16)              not null,
    action   varchar(32)              not null,
    site     varchar(32)              not null,
    -- A pseudonym, or nothing where nobody was found.
    visitor  varchar(64),
    reason   varchar(500)             not null
);

create index access_log_of_site on access_log (site, sequence);

-- The private key may be sealed, and a key is published before it signs.
alter table signing_key alter column private_key type varchar(200);
alter table signing_key add column generation integer;
alter table signing_key add column signs_from timestamp with time zone;
update signing_key set signs_from = created_at,
    generation = (select count(*) from signing_key older where older.created_at < signing_key.created_at);
alter table signing_key alter column generation set not null;
alter table signing_key alter column signs_from set not null;
alter table signing_key add constraint signing_key_generation unique (generation);

-- Secrets that all instances of the service share.
create table service_secret (
    name  varchar(32)  not null primary key,
    secret varchar(200) not null
);
