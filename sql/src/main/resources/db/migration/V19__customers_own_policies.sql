-- What customers have agreed to and what they have asked for, what calls cost, and what is needed to tell requests apart.

alter table customer add column language varchar(35);

-- requester_id is '*' for calls of any requester
create table consent (
    address      varchar(128) not null,
    requester_id varchar(64)  not null,
    given_at     timestamp(6) not null,
    expires_at   timestamp(6),
    evidence     varchar(500) not null,
    primary key (address, requester_id)
);

-- null for ever
alter table do_not_call add column expires_at timestamp(6);

-- SHA-256 of what would be said: the application and its parameters; null for sessions from before
alter table telephony_session add column application_digest varchar(64);
-- when the application was last found fit to run
alter table telephony_session add column resources_checked_at timestamp(6);

alter table call_attempt add column price_per_minute numeric(12, 4) default 0 not null;
alter table call_attempt add column cost numeric(16, 4) default 0 not null;

-- what the calls of a requester have cost, by the hour in which they ended; each node has rows of its own
create table spending (
    requester_id varchar(64)    not null references requester (id),
    -- hours since 1970, UTC
    epoch_hour   bigint         not null,
    node_id      varchar(100)   not null,
    amount       numeric(16, 4) not null,
    primary key (requester_id, epoch_hour, node_id)
);

-- how the attempt counts for retries: busy, no-answer, machine and so on; null for one that reached somebody
alter table call_attempt add column outcome varchar(16);
-- the request leaves it to the requester's retries how often it is tried
alter table telephony_session add column attempts_open boolean default false not null;
