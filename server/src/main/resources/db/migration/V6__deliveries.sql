-- What vendors are told of withdrawals and erasures: written in the transaction that withdraws or erases, sent afterwards, again
-- and again until it is taken (decision record 0023).

create table delivery (
    id              varchar(22)              not null primary key,
    site            varchar(32)              not null,
    vendor          varchar(32)              not null,
    kind            varchar(24)              not null,
    -- As in the revocation list. Empty once the delivery is over: nobody needs it any more.
    record_hash     varchar(22)              not null,
    -- Joined by spaces.
    purposes        varchar(4000)            not null,
    occurred_at     timestamp with time zone not null,
    state           varchar(12)              not null,
    attempts        integer                  not null,
    next_attempt_at timestamp with time zone not null,
    -- What came of the last attempt, in a few words; empty before the first.
    outcome         varchar(64)              not null
);

create index delivery_due on delivery (state, next_attempt_at);

create index delivery_of_site on delivery (site, occurred_at);
