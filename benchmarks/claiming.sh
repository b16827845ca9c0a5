#!/bin/sh
# What one look at the queue costs in PostgreSQL while ever more sessions wait. About two minutes for a million.
# Usage: PGHOST=... PGPORT=... PGUSER=... PGDATABASE=<an empty database> benchmarks/claiming.sh [SESSIONS...]
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 1000 100000 1000000
psql() { PGOPTIONS="-c client_min_messages=warning" command psql -X -q -v ON_ERROR_STOP=1 "$@"; }
for migration in $(ls sql/src/main/resources/db/migration/*.sql | sort -V); do psql -f "$migration"; done
psql -c "insert into requester (id, name, role, active, created_at) values ('shop', 'Shop', 'REQUESTER', true, now())"

# milliseconds of a statement, planning included: the median of 9
cost() {
  for i in 1 2 3 4 5 6 7 8 9; do
    psql -At -c "begin; explain (analyze, summary, costs off, timing off) $1; rollback" \
      | sed -n 's/^\(Planning\|Execution\) Time: \(.*\) ms/\2/p' | awk '{ sum += $1 } END { print sum }'
  done | sort -n | sed -n 5p
}

fill() { # state, number, due
  psql -c "insert into telephony_session (id, version, requester_id, source, request_digest, address, application_kind,
      application_text, parameters, priority, max_attempts, attempts, due_at, expires_at, state, cancel_requested, created_at, changed_at)
    select gen_random_uuid(), 1, 'shop', 'rest', 'digest', '+1555' || n, 'text', 'Your parcel has come.', '{}', n % 10, 1, 0,
      now() + $3, now() + interval '1 day', '$1', false, now(), now() from generate_series(1, $2) n"
  psql -c 'analyze telephony_session'
}

printf '%10s %12s %10s %14s %10s %10s\n' sessions state 'claim 25' 'find 200 due' expired 'by id'
for sessions in "$@"; do
  for state in QUEUED SCHEDULED; do
    psql -c 'truncate telephony_session cascade'
    fill "$state" "$sessions" "interval '1 hour' * (n % 100 - 50)"
    psql -c 'vacuum telephony_session'
    printf '%10s %12s %10s %14s %10s %10s\n' "$sessions" "$state" \
      "$(cost "select * from telephony_session where state = 'QUEUED' order by state, priority desc, due_at, created_at fetch first 25 rows only for update skip locked")" \
      "$(cost "select * from telephony_session where state = 'SCHEDULED' and due_at <= now() order by due_at fetch first 200 rows only for update skip locked")" \
      "$(cost "select * from telephony_session where state in ('RECEIVED', 'DEFERRED', 'SCHEDULED', 'QUEUED') and expires_at <= now() order by expires_at fetch first 200 rows only for update skip locked")" \
      "$(cost "select * from telephony_session where id in (select id from telephony_session limit 32) order by id for update")"
  done
done
