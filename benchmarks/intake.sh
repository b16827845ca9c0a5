#!/bin/sh
# REST requests, mails and JMS requests accepted durably in a second over eight kept connections, stored in PostgreSQL, beside a Postfix
# that takes the same mails. Ten rounds take about eight minutes. Postfix needs root.
# Usage: benchmarks/intake.sh [REQUESTS [ROUNDS [rest|mail|smtp-source|jms ...]]]
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 5000
[ $# -gt 1 ] || set -- "$1" 4
${MVN:-mvn} -q -B -pl it -am -DskipTests -DskipITs pre-integration-test dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
exec java -Dcarillon.project=. ${JAVA_OPTIONS:-} -cp "it/target/test-classes:it/target/classes:$(cat it/target/benchmark.classpath)" \
  org.carillon.it.benchmark.IntakeBenchmark "$@"
