-- What recurs: an event of a calendar, or a schedule made over REST. The calendar is iCalendar text, the request is its JSON form.
create table call_schedule (
    id              varchar(36)      not null primary key,
    version         bigint           not null,
    requester_id    varchar(64)      not null references requester (id),
    source          varchar(16)      not null,
    source_id       varchar(64),
    uid             varchar(300)     not null,
    address         varchar(128)     not null,
    name            varchar(200),
    sequence_number integer          not null,
    stamp           timestamp(6),
    revision        integer          not null,
    state           varchar(16)      not null,
    reason          varchar(1000),
    request         varchar(1000000) not null,
    calendar        varchar(3000000) not null,
    time_zone       varchar(64)      not null,
    whole_days_at   varchar(16)      not null,
    life_seconds    bigint,
    planned_until   timestamp(6)     not null,
    next_at         timestamp(6),
    due_at          timestamp(6)     not null,
    created_at      timestamp(6)     not null,
    changed_at      timestamp(6)     not null,
    constraint call_schedule_uid unique (requester_id, uid, address)
);
create index call_schedule_due on call_schedule (state, due_at);
create index call_schedule_created on call_schedule (created_at, id);
create index call_schedule_requester on call_schedule (requester_id, created_at, id);
create index call_schedule_source on call_schedule (source_id);

-- an occurrence that sessions were asked for, once: session_id is null where it could not be
create table schedule_occurrence (
    schedule_id varchar(36)  not null references call_schedule (id),
    starts_at   timestamp(6) not null,
    session_id  varchar(36) references telephony_session (id),
    problem     varchar(1000),
    primary key (schedule_id, starts_at)
);
