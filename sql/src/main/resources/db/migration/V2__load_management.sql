-- How traffic is spread and bounded, and who changed what.

create sequence audit_entry_seq start with 500 increment by 500;

-- one row: what the operator has set; what is absent is standard
create table load_management (
    id         varchar(16)     not null primary key,
    version    bigint          not null,
    settings   varchar(300000) not null,
    changed_at timestamp(6)    not null,
    changed_by varchar(64)     not null
);
insert into load_management values ('current', 0, '{}', current_timestamp, 'first start');

-- telephony servers that get no new calls until they are resumed
create table drained_server (
    name       varchar(64)  not null primary key,
    drained_at timestamp(6) not null,
    drained_by varchar(64)  not null
);

-- never changed, never deleted
create table audit_entry (
    id           bigint       not null primary key,
    at           timestamp(6) not null,
    actor        varchar(64)  not null,
    action       varchar(64)  not null,
    subject      varchar(200) not null,
    before_value varchar(300000),
    after_value  varchar(300000)
);
create index audit_entry_at on audit_entry (at, id);
