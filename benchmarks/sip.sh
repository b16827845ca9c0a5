#!/bin/sh
# Call set-ups a second of the embedded SIP user agent alone, to sipp. About ten seconds for each number of calls.
# Usage: benchmarks/sip.sh [CALLS...]
set -eu
cd "$(dirname "$0")/.."
connector=jca-telephony-connector
${MVN:-mvn} -q -B -pl $connector/rar -am -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
[ $# -gt 0 ] || set -- 5000 10000 10000
exec java -XX:+UseSerialGC -Xmx512m ${JAVA_OPTIONS:-} -cp "$connector/rar/target/classes:$connector/rar/target/test-classes:$(cat $connector/rar/target/benchmark.classpath)" \
  org.carillon.telephony.sip.SetupBenchmark "$@"
