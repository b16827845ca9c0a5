#!/bin/sh
# A whole Carillon from outside: durable requests a second, queue to INVITE, key to the next prompt. About three minutes.
# Usage: benchmarks/system.sh
set -eu
cd "$(dirname "$0")/.."
${MVN:-mvn} -q -B -pl it -am -DskipTests -DskipITs pre-integration-test dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
exec java -Dcarillon.project=. ${JAVA_OPTIONS:-} -cp "it/target/test-classes:it/target/classes:$(cat it/target/benchmark.classpath)" \
  org.carillon.it.benchmark.SystemBenchmark
