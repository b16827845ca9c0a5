-- Web servers that requesters want to be told by; without a url: what signs for the callbacks of its requests.
-- Secrets are sealed with the operator's key.
create table webhook (
    id              varchar(36)   not null primary key,
    requester_id    varchar(64)   not null references requester (id),
    url             varchar(2000),
    events          varchar(1000) not null,
    state           varchar(16)   not null,
    secret          varchar(500)  not null,
    previous_secret varchar(500),
    previous_until  timestamp(6),
    created_at      timestamp(6)  not null,
    changed_at      timestamp(6)  not null
);
create index webhook_requester on webhook (requester_id, created_at);

-- Third parties whom a requester's applications may send messages to, by name
create table notification_target (
    requester_id varchar(64)  not null references requester (id),
    name         varchar(64)  not null,
    kind         varchar(16)  not null,
    address      varchar(320) not null,
    created_at   timestamp(6) not null,
    primary key (requester_id, name)
);

-- The outbox holds more than outcomes. lane: what one slow receiver must not hold up; payload: null for an outcome.
alter table notification alter column target set data type varchar(2000);
alter table notification add column type varchar(64) default 'session.ended' not null;
alter table notification add column lane varchar(300) default '' not null;
alter table notification add column webhook_id varchar(36) references webhook (id);
alter table notification add column payload varchar(20000);
alter table notification add column status integer;
alter table notification add column give_up_at timestamp(6);
update notification set lane = lower(kind), give_up_at = created_at + interval '3' day;
alter table notification alter column give_up_at set not null;
create index notification_webhook on notification (webhook_id, id);

-- Accounting: one record for each session, each attempt and each leg to a third party. A record without a position is a draft that
-- nobody is shown; with its position it is complete and never changed. One writer at a time gives out positions.
create table accounting_record (
    id               varchar(36)  not null primary key,
    position         bigint       unique,
    kind             varchar(8)   not null,
    session_id       varchar(36)  not null references telephony_session (id),
    requester_id     varchar(64)  not null,
    address          varchar(128) not null,
    source           varchar(16),
    type             varchar(16),
    number           integer,
    outcome          varchar(32)  not null,
    cause            integer,
    node_id          varchar(100),
    server_name      varchar(64),
    created_at       timestamp(6) not null,
    placed_at        timestamp(6),
    answered_at      timestamp(6),
    ended_at         timestamp(6) not null,
    talk_millis      bigint       not null,
    policies         varchar(1000),
    price_per_minute numeric(12, 4),
    cost             numeric(16, 4)
);
create index accounting_record_requester on accounting_record (requester_id, position);
create index accounting_record_ended on accounting_record (ended_at, id);
create index accounting_record_session on accounting_record (session_id);

insert into accounting_record (id, kind, session_id, requester_id, address, source, number, outcome, server_name, created_at,
        answered_at, ended_at, talk_millis)
    select session_id, 'SESSION', session_id, requester_id, address, source, attempts, state, server_name, created_at,
        answered_at, ended_at, talk_millis
    from call_detail_record;
insert into accounting_record (id, kind, session_id, requester_id, address, type, outcome, server_name, created_at, answered_at,
        ended_at, talk_millis, cost)
    select id, 'LEG', session_id, requester_id, address, type, outcome, server_name, created_at, answered_at, ended_at,
        talk_millis, cost
    from leg_detail_record;
drop table call_detail_record;
drop table leg_detail_record;

-- name: what has come so far. numbered: the last position given out; queue: the last one sent
create table accounting_progress (
    name        varchar(16)  not null primary key,
    position    bigint       not null,
    lease_until timestamp(6) not null
);
insert into accounting_progress values ('numbered', 0, current_timestamp);
insert into accounting_progress values ('queue', 0, current_timestamp);
