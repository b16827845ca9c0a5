#!/bin/sh
# Call set-ups a second from the queue, database included, with embedded SIP; the callees are sipp. About three minutes.
# Usage: benchmarks/queue.sh [h2|postgresql] [SESSIONS...]
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- postgresql 4000 4000
[ $# -gt 1 ] || set -- "$1" 4000 4000
${MVN:-mvn} -q -B -pl it -am -DskipTests -DskipITs pre-integration-test dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
exec java -Dcarillon.project=. ${JAVA_OPTIONS:-} -cp "it/target/test-classes:it/target/classes:$(cat it/target/benchmark.classpath)" \
  org.carillon.it.benchmark.QueueBenchmark "$@"
