#!/bin/sh
# Runs the soak for `mvn -Psoak verify` and leaves the file SOAK_MARK behind if every promise was
# kept. Always exits with 0, because a failing exec:exec prints a stack trace; the enforcer reads the
# mark. Arguments: the class path, then options for Java. TOOLCHAIN_JAVA_HOME is set by
# exec-maven-plugin, but only where Maven itself runs on another Java (MAVEN_JAVA_HOME).
set -u
rm -f "$SOAK_MARK"
mkdir -p "$(dirname "$SOAK_MARK")"
java="${TOOLCHAIN_JAVA_HOME:-$MAVEN_JAVA_HOME}/bin/java"
class_path="$1"
shift
# Virtual threads that nobody waits for any more can be thrown away only where they are not tracked.
"$java" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
  -XX:+UseParallelGC -Xmn256m -Djdk.trackAllThreads=false "$@" \
  -cp "$class_path" dmsmedic.testkit.simulation.soak.Soak && : >"$SOAK_MARK"
exit 0
