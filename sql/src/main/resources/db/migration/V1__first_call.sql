-- Runs on H2 2.2 and PostgreSQL 15 alike. Instants are UTC. Sequences step by 500: the allocation size of the entities.

create sequence session_event_seq start with 500 increment by 500;
create sequence policy_decision_seq start with 500 increment by 500;
create sequence notification_seq start with 500 increment by 500;

-- who may ask
create table requester (
    id          varchar(64)  not null primary key,
    name        varchar(200) not null,
    mail        varchar(320) unique,
    role        varchar(16)  not null,
    active      boolean      not null,
    created_at  timestamp(6) not null
);

create table requester_key (
    id           varchar(36) not null primary key,
    requester_id varchar(64) not null references requester (id),
    key_hash     varchar(64) not null unique,
    created_at   timestamp(6) not null,
    revoked_at   timestamp(6)
);
create index requester_key_requester on requester_key (requester_id);

-- who is called
create table customer (
    address    varchar(128) not null primary key,
    time_zone  varchar(64),
    created_at timestamp(6) not null
);

-- requester_id is '*' when the customer wants no calls from anybody
create table do_not_call (
    address      varchar(128) not null,
    requester_id varchar(64)  not null,
    since        timestamp(6) not null,
    reason       varchar(500) not null,
    primary key (address, requester_id)
);

-- owner_kind: operator, requester, customer; owner_id is '*' for the operator
create table policy_setting (
    owner_kind varchar(16)   not null,
    owner_id   varchar(128)  not null,
    policy     varchar(64)   not null,
    settings   varchar(8000) not null,
    updated_at timestamp(6) not null,
    updated_by varchar(64)   not null,
    primary key (owner_kind, owner_id, policy)
);

-- a number that callers can dial, and the application that answers
create table incoming_number (
    number           varchar(128)  not null primary key,
    requester_id     varchar(64)   not null references requester (id),
    application_kind varchar(16)   not null,
    application_url  varchar(2000),
    application_text varchar(1000000)
);

create table node (
    id          varchar(100) not null primary key,
    started_at  timestamp(6) not null,
    lease_until timestamp(6) not null
);

create table telephony_session (
    id                varchar(36)  not null primary key,
    version           bigint       not null,
    requester_id      varchar(64)  not null references requester (id),
    source            varchar(16)  not null,
    external_id       varchar(500),
    request_digest    varchar(64)  not null,
    address           varchar(128) not null,
    caller_id         varchar(128),
    application_kind  varchar(16)  not null,
    application_url   varchar(2000),
    application_text  varchar(1000000),
    parameters        varchar(100000)       not null,
    priority          integer      not null,
    max_attempts      integer      not null,
    attempts          integer      not null,
    wanted_at         timestamp(6),
    due_at            timestamp(6) not null,
    expires_at        timestamp(6) not null,
    state             varchar(16)  not null,
    reason            varchar(1000),
    result_values     varchar(100000),
    cancel_requested  boolean      not null,
    node_id           varchar(100),
    reply_mail        varchar(320),
    reply_mail_id     varchar(500),
    reply_jms         varchar(500),
    reply_jms_id      varchar(500),
    created_at        timestamp(6) not null,
    changed_at        timestamp(6) not null,
    constraint telephony_session_external unique (requester_id, external_id)
);
create index telephony_session_due on telephony_session (state, due_at);
create index telephony_session_queue on telephony_session (state, priority, due_at);
create index telephony_session_node on telephony_session (node_id, state);
create index telephony_session_created on telephony_session (created_at, id);
create index telephony_session_requester on telephony_session (requester_id, created_at, id);
create index telephony_session_address on telephony_session (address, created_at);

create table call_attempt (
    id          varchar(36)  not null primary key,
    session_id  varchar(36)  not null references telephony_session (id),
    number      integer      not null,
    node_id     varchar(100) not null,
    server_name varchar(64)  not null,
    claimed_at  timestamp(6) not null,
    placed_at   timestamp(6),
    ringing_at  timestamp(6),
    answered_at timestamp(6),
    ended_at    timestamp(6),
    disposition varchar(16),
    cause       integer,
    reason      varchar(1000),
    constraint call_attempt_number unique (session_id, number)
);

create table session_event (
    id         bigint      not null primary key,
    session_id varchar(36) not null references telephony_session (id),
    at         timestamp(6) not null,
    type       varchar(32) not null,
    detail     varchar(2000)
);
create index session_event_session on session_event (session_id, at, id);

create table policy_decision (
    id         bigint       not null primary key,
    session_id varchar(36)  not null references telephony_session (id),
    at         timestamp(6) not null,
    stage      varchar(16)  not null,
    policy     varchar(64)  not null,
    owner      varchar(150) not null,
    result     varchar(16)  not null,
    reason     varchar(1000) not null,
    until      timestamp(6)
);
create index policy_decision_session on policy_decision (session_id, id);

-- the outbox: what has still to be told to whom
create table notification (
    id         bigint       not null primary key,
    session_id varchar(36)  not null references telephony_session (id),
    kind       varchar(16)  not null,
    target     varchar(500) not null,
    reference  varchar(500),
    state      varchar(16)  not null,
    attempts   integer      not null,
    due_at     timestamp(6) not null,
    created_at timestamp(6) not null,
    sent_at    timestamp(6),
    error      varchar(1000)
);
create index notification_due on notification (state, due_at);
create index notification_session on notification (session_id);

-- one row for each session that ended, never changed
create table call_detail_record (
    session_id   varchar(36)  not null primary key references telephony_session (id),
    requester_id varchar(64)  not null,
    address      varchar(128) not null,
    source       varchar(16)  not null,
    state        varchar(16)  not null,
    attempts     integer      not null,
    server_name  varchar(64),
    created_at   timestamp(6) not null,
    answered_at  timestamp(6),
    ended_at     timestamp(6) not null,
    talk_millis  bigint       not null
);
create index call_detail_record_ended on call_detail_record (ended_at, session_id);
