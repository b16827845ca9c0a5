#!/bin/sh
# Simultaneous calls with audio both ways: packet spacing at the receiver, CPU, memory. About 15 s for each number of calls.
# Usage: benchmarks/media.sh [CALLS...]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -pl jca-telephony-connector/rar -am -DskipTests package
connector=jca-telephony-connector
[ $# -gt 0 ] || set -- 100 200 400 600 800
exec java -Xmx512m -cp "$connector/api/target/classes:$connector/rar/target/classes:$connector/rar/target/test-classes" \
  org.carillon.telephony.media.benchmark.MediaBenchmark "$@"
