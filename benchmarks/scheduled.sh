#!/bin/sh
# How punctual sessions are called while a million others wait for their time, in PostgreSQL. About six minutes.
# Usage: benchmarks/scheduled.sh [WAITING [CALLED]]
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 1000000 1500
${MVN:-mvn} -q -B -pl it -am -DskipTests -DskipITs pre-integration-test dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
exec java -Dcarillon.project=. ${JAVA_OPTIONS:-} -cp "it/target/test-classes:it/target/classes:$(cat it/target/benchmark.classpath)" \
  org.carillon.it.benchmark.ScheduledBenchmark "$@"
