-- Few sessions are live, whatever the node: those in their states are soon looked through, and every change of a session wrote this index, too.

drop index telephony_session_node;

-- which node reads a mailbox: one that is alive
create table mailbox_place (
    mailbox varchar(100) not null primary key,
    node_id varchar(100) not null
);
