# shellcheck shell=bash
# Sourced by the scripts that start a node.

# How a node's JVM is started; -jar and the node's options follow. Of the collectors the parallel one left the most for the
# work on two cores; a young generation of 400 MB keeps a pause at some 30 ms. The last two spare full collections: at the
# start, while classes are loaded, and later, while code is compiled.
# Whoever sources this uses it.
# shellcheck disable=SC2034
node_java=(java -Daxoniq.update-checker.disabled=true -Ddisable-axoniq-console-message=true
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -XX:+UseParallelGC -XX:MaxNewSize=400m -XX:MetaspaceSize=256m -XX:ReservedCodeCacheSize=512m)
