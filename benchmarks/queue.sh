#!/bin/sh
# Call set-ups a second from the queue, database included, with embedded SIP or an Asterisk as the telephony server, then Asterisk
# alone; the callees are sipp. About four minutes. Asterisk needs root.
# Usage: benchmarks/queue.sh [h2|postgresql|none] [sip|asterisk|audiosocket] [SESSIONS...]
# JAVA_OPTIONS=-Dcarillon.asterisk.share=50 holds Asterisk to half a processor, with us and alone.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- postgresql
[ $# -gt 1 ] || set -- "$1" sip
[ $# -gt 2 ] || set -- "$1" "$2" 4000 4000
${MVN:-mvn} -q -B -pl it -am -DskipTests -DskipITs pre-integration-test dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
exec java -Dcarillon.project=. ${JAVA_OPTIONS:-} -cp "it/target/test-classes:it/target/classes:$(cat it/target/benchmark.classpath)" \
  org.carillon.it.benchmark.QueueBenchmark "$@"
