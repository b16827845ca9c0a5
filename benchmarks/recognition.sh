#!/bin/sh
# What callers say, as the recognizer understands it: sentences of small grammars and others, by six voices of eSpeak NG over G.711.
# About a minute. Needs espeak-ng.
# Usage: benchmarks/recognition.sh
set -eu
cd "$(dirname "$0")/.."
${MVN:-mvn} -q -B -pl speech test-compile dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -Dmdep.includeScope=test
exec java -cp "speech/target/test-classes:speech/target/classes:$(cat speech/target/benchmark.classpath)" \
  org.carillon.speech.benchmark.RecognitionBenchmark
