#!/bin/sh
# Formats every Java file in place for `mvn -Pformat`. Arguments: the class path of
# google-java-format, then the options of its JVM. The Java is found as in lab.sh.
set -eu
java="${TOOLCHAIN_JAVA_HOME:-$MAVEN_JAVA_HOME}/bin/java"
class_path="$1"
shift
find functions infrastructure -name '*.java' ! -path '*/target/*' -exec \
  "$java" "$@" -cp "$class_path" com.google.googlejavaformat.java.Main --replace {} +
