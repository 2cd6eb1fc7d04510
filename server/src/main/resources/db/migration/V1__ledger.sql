-- One schema for H2 (PostgreSQL mode) and PostgreSQL. Rows are inserted, never changed.

create table policy_version (
    site           varchar(32)              not null,
    version        integer                  not null,
    effective_from timestamp with time zone not null,
    published_at   timestamp with time zone not null,
    -- The definition as the company wrote it; everything else about the version follows from it.
    definition     text                     not null,
    primary key (site, version)
);

create table purpose_since (
    site    varchar(32) not null,
    version integer     not null,
    purpose varchar(32) not null,
    -- The version in which the purpose last changed materially.
    since   integer     not null,
    primary key (site, version, purpose),
    foreign key (site, version) references policy_version (site, version)
);

create table notice (
    site     varchar(32) not null,
    version  integer     not null,
    language varchar(35) not null,
    hash     varchar(43) not null,
    -- Exactly what was served: its bytes have the hash.
    body     text        not null,
    primary key (site, version, language),
    foreign key (site, version) references policy_version (site, version)
);

create table consent_record (
    id             varchar(22)              not null primary key,
    site           varchar(32)              not null,
    visitor        varchar(22)              not null,
    previous       varchar(22),
    policy_version integer                  not null,
    notice_hash    varchar(43)              not null,
    language       varchar(35)              not null,
    action         varchar(16)              not null,
    choices        text                     not null,
    recorded_at    timestamp with time zone not null,
    expires_at     timestamp with time zone not null,
    -- A chain, never a fork: two records cannot follow the same one.
    constraint consent_record_one_follower unique (previous),
    foreign key (site, policy_version, language) references notice (site, version, language)
);

create index consent_record_of_visitor on consent_record (visitor, recorded_at);

create table revoked_record (
    sequence    bigint generated always as identity primary key,
    site        varchar(32)              not null,
    record_hash varchar(22)              not null,
    expires_at  timestamp with time zone not null,
    constraint revoked_record_once unique (record_hash)
);

create index revoked_record_of_site on revoked_record (site, sequence);

create table signing_key (
    id          varchar(32)              not null primary key,
    public_key  varchar(43)              not null,
    private_key varchar(43)              not null,
    created_at  timestamp with time zone not null
);

create table administration_key (
    key_hash   varchar(43)              not null primary key,
    created_at timestamp with time zone not null
);
