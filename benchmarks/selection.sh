#!/bin/sh
# How long the choice of a telephony server takes. About a minute.
# Usage: benchmarks/selection.sh
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -pl ejb -am -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
exec java -cp "ejb/target/test-classes:ejb/target/classes:$(cat ejb/target/benchmark.classpath)" org.carillon.dispatch.SelectionBenchmark
