-- Batches, templates, recordings, and how often a requester may call the REST interface.

-- many requests that come together; idempotency_key makes a repeated upload recognisable
create table batch (
    id              varchar(36)  not null primary key,
    requester_id    varchar(64)  not null references requester (id),
    idempotency_key varchar(200),
    state           varchar(16)  not null,
    created_at      timestamp(6) not null,
    changed_at      timestamp(6) not null,
    constraint batch_key unique (requester_id, idempotency_key)
);
create index batch_requester on batch (requester_id, created_at, id);

-- a row has either become a session, or has errors (JSON)
create table batch_row (
    batch_id   varchar(36)  not null references batch (id),
    number     integer      not null,
    row_key    varchar(100),
    session_id varchar(36)  references telephony_session (id),
    errors     varchar(8000),
    primary key (batch_id, number)
);
create index batch_row_key on batch_row (batch_id, row_key);
create index batch_row_session on batch_row (session_id);

-- an application under a name, with what requests may leave out; settings is JSON
create table request_template (
    requester_id varchar(64)     not null references requester (id),
    name         varchar(64)     not null,
    version      bigint          not null,
    settings     varchar(700000) not null,
    created_at   timestamp(6)    not null,
    changed_at   timestamp(6)    not null,
    primary key (requester_id, name)
);

-- what callers have recorded; the audio is in parts, so that it can be read from anywhere without reading it all
create table recording (
    id         varchar(36)  not null primary key,
    session_id varchar(36)  not null references telephony_session (id),
    name       varchar(200) not null,
    media_type varchar(100) not null,
    millis     bigint       not null,
    bytes      bigint       not null,
    created_at timestamp(6) not null,
    expires_at timestamp(6) not null
);
create index recording_session on recording (session_id, created_at);
create index recording_expiry on recording (expires_at);

create table recording_part (
    recording_id varchar(36) not null references recording (id),
    number       integer     not null,
    content      bytea       not null,
    primary key (recording_id, number)
);

-- requester_id '*' is for all who have no row of their own
create table rate_limit (
    requester_id varchar(64)  not null primary key,
    requests     integer      not null,
    seconds      integer      not null,
    changed_at   timestamp(6) not null,
    changed_by   varchar(64)  not null
);
