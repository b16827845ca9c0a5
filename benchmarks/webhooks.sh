#!/bin/sh
# Webhook deliveries a second, database included, and how long after its end an outcome arrives. About two minutes.
# Usage: benchmarks/webhooks.sh [h2|postgresql]
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- postgresql
${MVN:-mvn} -q -B -pl it -am -DskipTests -DskipITs pre-integration-test dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
exec java -Dcarillon.project=. ${JAVA_OPTIONS:-} -cp "it/target/test-classes:it/target/classes:$(cat it/target/benchmark.classpath)" \
  org.carillon.it.benchmark.WebhookBenchmark "$@"
