-- One order of all timelines that everybody who follows them shares: status streams, the topic of session events.

-- feed_position: its place in that order, given soon after it was committed; null until then
-- state: that of the session when it happened; null where only the dialogue knew of it
alter table session_event add column feed_position bigint;
alter table session_event add column state varchar(16);
update session_event set feed_position = id;
create index session_event_position on session_event (feed_position);

-- one row: the last position given
create table event_feed (
    id            varchar(16) not null primary key,
    last_position bigint      not null
);
insert into event_feed select 'current', coalesce(max(feed_position), 0) from session_event;

-- how far those have come who hand the events on; one node at a time does, as long as its lease lasts
create table event_reader (
    name        varchar(32) not null primary key,
    reached     bigint      not null,
    holder      varchar(100),
    lease_until timestamp(6)
);
insert into event_reader select 'jms-topic', last_position, null, null from event_feed;
