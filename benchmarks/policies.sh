#!/bin/sh
# How many sessions a second all policies decide about. About a minute.
# Usage: benchmarks/policies.sh
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -pl ejb -am -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
exec java -cp "ejb/target/test-classes:ejb/target/classes:$(cat ejb/target/benchmark.classpath)" org.carillon.policy.PolicyBenchmark
