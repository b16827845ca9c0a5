-- whose S/MIME signatures are a requester's
create table requester_certificate (
    fingerprint  varchar(64)   not null primary key,
    requester_id varchar(64)   not null references requester (id),
    subject      varchar(500)  not null,
    pem          varchar(8000) not null,
    not_after    timestamp(6)  not null,
    created_at   timestamp(6)  not null
);
create index requester_certificate_requester on requester_certificate (requester_id);

-- what a requester makes digests with; encrypted with the operator's key
create table requester_digest_secret (
    id           varchar(36)  not null primary key,
    requester_id varchar(64)  not null references requester (id),
    sealed       varchar(300) not null,
    created_at   timestamp(6) not null,
    revoked_at   timestamp(6)
);
create index requester_digest_secret_requester on requester_digest_secret (requester_id);
