#!/bin/sh
# Simultaneous calls with audio both ways: packet spacing at the receiver, CPU, memory. About 15 s for each number of calls.
# Usage: benchmarks/media.sh [CALLS...]
# On a busy machine: PREFIX="chrt -r 1" benchmarks/media.sh measures as if it were idle (needs the right to real-time priority).
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -pl jca-telephony-connector/rar -am -DskipTests package
connector=jca-telephony-connector
[ $# -gt 0 ] || set -- 100 200 400 600 800
exec ${PREFIX:-} java -XX:+UseSerialGC -Xmx512m -cp "$connector/api/target/classes:$connector/rar/target/classes:$connector/rar/target/test-classes" \
  org.carillon.telephony.media.benchmark.MediaBenchmark "$@"
