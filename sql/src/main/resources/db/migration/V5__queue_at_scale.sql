-- Looking for the next in the queue and for what has expired costs the same with a million sessions waiting as with a thousand.
drop index telephony_session_queue;
create index telephony_session_queue on telephony_session (state, priority desc, due_at, created_at);
create index telephony_session_expiry on telephony_session (state, expires_at);
