# shellcheck shell=bash
# Sourced by the scripts that start a node.

# How a node's JVM is started; -jar and the node's options follow.
# Whoever sources this uses it.
# shellcheck disable=SC2034
node_java=(java -Daxoniq.update-checker.disabled=true -Ddisable-axoniq-console-message=true
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
