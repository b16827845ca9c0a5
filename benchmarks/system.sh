#!/bin/sh
# A whole Carillon from outside: durable requests a second, queue to INVITE, key to the next prompt. About three minutes.
# Usage: benchmarks/system.sh
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -pl it -am -DskipTests -DskipITs pre-integration-test dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=runtime
exec java -Dcarillon.project=. -cp "it/target/classes:$(cat it/target/benchmark.classpath)" \
  org.carillon.it.benchmark.SystemBenchmark
