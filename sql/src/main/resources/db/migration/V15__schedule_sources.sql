-- What a requester tells us of its customers: dates by name, and when they like to be called.
create table customer_profile (
    requester_id   varchar(64)  not null references requester (id),
    address        varchar(128) not null,
    preferred_hour integer,
    changed_at     timestamp(6) not null,
    primary key (requester_id, address)
);

create table customer_date (
    requester_id varchar(64)  not null references requester (id),
    address      varchar(128) not null,
    name         varchar(64)  not null,
    on_date      date         not null,
    primary key (requester_id, address, name)
);
create index customer_date_due on customer_date (requester_id, name, on_date, address);

-- where requests are taken from, again and again
create table schedule_source (
    id             varchar(64)   not null primary key,
    version        bigint        not null,
    requester_id   varchar(64)   not null references requester (id),
    kind           varchar(16)   not null,
    settings       varchar(20000) not null,
    every_seconds  bigint        not null,
    enabled        boolean       not null,
    content_digest varchar(64),
    next_run_at    timestamp(6)  not null,
    created_at     timestamp(6)  not null,
    changed_at     timestamp(6)  not null
);
create index schedule_source_due on schedule_source (enabled, next_run_at);
create index schedule_source_requester on schedule_source (requester_id, id);

create table schedule_source_run (
    id         varchar(36)  not null primary key,
    source_id  varchar(64)  not null references schedule_source (id),
    node_id    varchar(100) not null,
    started_at timestamp(6) not null,
    ended_at   timestamp(6),
    state      varchar(16)  not null,
    seen       integer      not null,
    accepted   integer      not null,
    repeated   integer      not null,
    refused    integer      not null,
    problem    varchar(1000),
    errors     varchar(20000)
);
create index schedule_source_run_source on schedule_source_run (source_id, started_at, id);
