# shellcheck shell=bash
# Sourced by the scripts that start a node.

# How a node's JVM is started; -jar and the node's options follow. The parallel collector stopped all work for 60 to 80 ms
# every second under load, which was what one command in a hundred waited for; G1 stops it for 15 to 25 (ADR 7 of
# hub/server). The last two spare collections for class metadata at the start, and give compiled code room.
# Whoever sources this uses it.
# shellcheck disable=SC2034
node_java=(java -Daxoniq.update-checker.disabled=true -Ddisable-axoniq-console-message=true
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:MetaspaceSize=256m -XX:ReservedCodeCacheSize=512m)
