-- What identifies a visitor moves out of the ledger, into a store that is backed up apart from it (decision record 0016).
-- Nothing was released before this version: records made with an earlier one are not carried over.

drop table consent_record;

-- Insert-only. Without the vault's key nobody can tell whose a row is, the holder of the token included.
create table consent_record (
    sequence       bigint generated always as identity primary key,
    -- The token's record id as AES-128 under the visitor's key leaves its hash.
    id             uuid                     not null,
    site           varchar(32)              not null,
    -- The visitor's pseudonym: when the chain began, 48 bits of milliseconds, then 80 bits of an HMAC under the visitor's key.
    visitor        uuid                     not null,
    -- The record's place in the visitor's chain, from 1.
    place          integer                  not null,
    previous       uuid,
    policy_version integer                  not null,
    notice_hash    varchar(43)              not null,
    language       varchar(35)              not null,
    action         varchar(16)              not null,
    choices        text                     not null,
    recorded_at    timestamp with time zone not null,
    expires_at     timestamp with time zone not null,
    -- A chain, never a fork: two records cannot stand at the same place.
    constraint consent_record_one_chain unique (visitor, place),
    foreign key (site, policy_version, language) references notice (site, version, language)
);

create schema vault;

-- From a presented token to its visitor's key. Deleting a visitor's rows here erases the visitor.
create table vault.bearer (
    -- The token's iat. Before the hash, so that new rows stand together.
    issued_at   timestamp with time zone not null,
    -- The first 16 bytes of SHA-256 of the token's record id.
    record_hash uuid                     not null,
    site        varchar(32)              not null,
    visitor     uuid                     not null,
    visitor_key uuid                     not null,
    expires_at  timestamp with time zone not null,
    primary key (issued_at, record_hash)
);

-- Requests that name themselves (Idempotency-Key), so that sending one again finds what was recorded.
create table vault.named_request (
    -- Half of SHA-256 of the site and the key; the other half seals the record id.
    name_hash        uuid                     not null primary key,
    request_hash     uuid                     not null,
    sealed_record_id uuid                     not null,
    issued_at        timestamp with time zone not null,
    forgotten_at     timestamp with time zone not null
);

create index named_request_forgotten on vault.named_request (forgotten_at);
