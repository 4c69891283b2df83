#!/bin/sh
# Runs the lab for `mvn -Plab verify` and leaves the file LAB_MARK behind if it ended well. Always
# exits with 0, because a failing exec:exec prints a stack trace; the enforcer reads the mark.
# Arguments: the class path, then options for `medic lab`. TOOLCHAIN_JAVA_HOME is set by
# exec-maven-plugin, but only where Maven itself runs on another Java (MAVEN_JAVA_HOME).
set -u
rm -f "$LAB_MARK"
mkdir -p "$(dirname "$LAB_MARK")"
java="${TOOLCHAIN_JAVA_HOME:-$MAVEN_JAVA_HOME}/bin/java"
class_path="$1"
shift
"$java" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
  -cp "$class_path" dmsmedic.medic.Main lab "$@" && : >"$LAB_MARK"
exit 0
