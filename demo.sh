#!/usr/bin/env bash
# Builds the pack and runs it: Keycloak with the demo realm, a mailbox, a phone. Needs a JDK 17+ and Maven.
# ./demo.sh [--no-browser]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

need() { command -v "$1" >/dev/null || { echo "demo.sh needs $2 on the PATH." >&2; exit 1; }; }
need javac "a JDK, 17 or later,"
need mvn "Maven 3.8 or later"

echo "Building; the first time Maven downloads what it needs, Keycloak included."
mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true package \
  dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime

exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "it-tests/target/classes:$(<it-tests/target/classpath)" \
  org.mfapack.it.demo.Demo "$@"
