-- The answer to a mail that asked for sessions: accepted or refused. Told once for each mail, whichever nodes read it.
create sequence request_reply_seq start with 50 increment by 50;
create table request_reply (
    id          bigint         not null primary key,
    identity    varchar(64)    not null,
    recipient   varchar(320)   not null,
    in_reply_to varchar(500),
    subject     varchar(200)   not null,
    body        varchar(40000) not null,
    refusal     boolean        not null,
    state       varchar(16)    not null,
    attempts    integer        not null,
    due_at      timestamp(6)   not null,
    created_at  timestamp(6)   not null,
    sent_at     timestamp(6),
    error       varchar(1000),
    constraint request_reply_identity unique (identity)
);
create index request_reply_due on request_reply (state, due_at);
create index request_reply_recipient on request_reply (recipient, created_at);

-- whether a requester is told by mail what became of its mails, where they do not say
alter table requester add column mail_replies boolean default false not null;
