#!/bin/sh
# Takes the pictures of docs/tour.md anew: starts the packaged product over world demo, looks at it with Chromium, and
# stops it. Needs Chromium, and the JDK that mvnw needs and finds.
set -eu
cd "$(dirname "$0")/.."
port=${PORT:-8399}
java=$(./mvnw -v 2>/dev/null | sed -n 's/^Java version.*runtime: //p')/bin/java

./mvnw -q package -DskipTests
./mvnw -q dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/tour.classpath
"$java" -Dquarkus.http.port="$port" -Deverynode.source=simulated -jar target/quarkus-app/quarkus-run.jar >target/tour.log 2>&1 &
product=$!
trap 'kill $product' EXIT
until curl -sf -o /dev/null "http://localhost:$port/clusters/demo/daemonsets/logging/fluent-bit"; do
  kill -0 $product
  sleep 1
done
sleep 60 # until something has happened
"$java" -cp "target/test-classes:$(cat target/tour.classpath)" io.everynode.browser.Tour "http://localhost:$port" docs/tour
