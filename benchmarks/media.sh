#!/bin/sh
# The voice of many calls at once: packet spacing at the far ends, CPU, memory. About 15 s for each number of calls, 30 s with a server.
# Usage: benchmarks/media.sh [CALLS...]           audio both ways, through the media path alone
#        benchmarks/media.sh srtp [CALLS...]      the same, protected
#        benchmarks/media.sh carillon [CALLS...]  prompts and keys: calls by sipp to our SIP user agent
#        benchmarks/media.sh asterisk [CALLS...]  the same, to Asterisk in /opt/asterisk-22 (as root; see .ci/run)
# On a busy machine: PREFIX="chrt -r 1" benchmarks/media.sh measures as if it were idle (needs the right to real-time priority).
set -eu
cd "$(dirname "$0")/.."
${MAVEN:-mvn -q -B} -pl jca-telephony-connector/rar -am -DskipTests package
connector=jca-telephony-connector
libraries=$(find $connector/rar/target/telephony-rar-* "$HOME/.m2/repository/jakarta/platform/jakarta.jakartaee-api" -name '*.jar' | tr '\n' ':')
measure() {
  main=$1; shift
  ${PREFIX:-} java ${PREFIX:+-Dcarillon.benchmark.realtime=true} -XX:+UseSerialGC -Xmx512m \
    -cp "$connector/api/target/classes:$connector/rar/target/classes:$connector/rar/target/test-classes:$libraries" \
    "org.carillon.telephony.media.benchmark.$main" "$@"
}
case ${1:-} in
  carillon | asterisk)
    ulimit -n 20000
    [ $# -gt 1 ] || set -- "$1" 400 800
    measure KeysBenchmark "$@" ;;
  srtp)
    [ $# -gt 1 ] || set -- srtp 400 800
    measure MediaBenchmark "$@" ;;
  *)
    [ $# -gt 0 ] || set -- 100 200 400 600 800
    measure MediaBenchmark "$@" ;;
esac
