-- What filters saw of cookies: names and counts, never a value. These rows are counters, not evidence: they change.

create table cookie_observation (
    site       varchar(32)              not null,
    -- Empty for a cookie without a name.
    cookie     varchar(64)              not null,
    outcome    varchar(16)              not null,
    way        varchar(24)              not null,
    -- The webapp's own pattern; empty where paths are not observed.
    path       varchar(128)             not null,
    times      bigint                   not null,
    first_seen timestamp with time zone not null,
    last_seen  timestamp with time zone not null,
    primary key (site, cookie, outcome, way, path)
);
