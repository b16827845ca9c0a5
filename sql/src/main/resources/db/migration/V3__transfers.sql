-- Third parties that customers are connected to, and the numbers that requesters may show.

-- the numbers that a requester owns, the default first, separated by spaces; set by the operator
alter table requester add column caller_ids varchar(2000) default '' not null;

-- one row for each transfer that was permitted: what the limits count
create table transfer (
    id               varchar(36)    not null primary key,
    session_id       varchar(36)    not null references telephony_session (id),
    requester_id     varchar(64)    not null references requester (id),
    type             varchar(16)    not null,
    address          varchar(128)   not null,
    server_name      varchar(64),
    price_per_minute numeric(12, 4) not null,
    granted_millis   bigint         not null,
    created_at       timestamp(6)   not null,
    over_by          timestamp(6)   not null,
    answered_at      timestamp(6),
    ended_at         timestamp(6),
    outcome          varchar(32),
    cost             numeric(16, 4) not null
);
create index transfer_requester on transfer (requester_id, created_at);
create index transfer_session on transfer (session_id);

-- one row for each leg to a third party, charged to the session's requester; never changed
create table leg_detail_record (
    id           varchar(36)    not null primary key,
    session_id   varchar(36)    not null references telephony_session (id),
    requester_id varchar(64)    not null,
    address      varchar(128)   not null,
    type         varchar(16)    not null,
    outcome      varchar(32)    not null,
    server_name  varchar(64),
    created_at   timestamp(6)   not null,
    answered_at  timestamp(6),
    ended_at     timestamp(6)   not null,
    talk_millis  bigint         not null,
    cost         numeric(16, 4) not null
);
create index leg_detail_record_session on leg_detail_record (session_id);
create index leg_detail_record_ended on leg_detail_record (ended_at, id);
