# shellcheck shell=bash
# Sourced by ops/ledger and ops/backup, which set $root. run_tool CLASS [ARGUMENT...] runs a command-line tool of hub/ledger.

run_tool() {
    local tool=$1
    shift
    # shellcheck source=ops/lib/jdk.sh
    source "$root/ops/lib/jdk.sh"
    # shellcheck source=ops/lib/build.sh
    source "$root/ops/lib/build.sh"
    use_jdk25
    build_when_needed hub/ledger 'dudao-ledger-*.jar' >&2
    exec java -Xmx256m --enable-native-access=ALL-UNNAMED -Dslf4j.internal.verbosity=ERROR \
        -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
        -cp "$root/hub/ledger/target/classes:$(cat "$root/hub/ledger/target/classpath.txt")" \
        "org.dudaohub.ledger.cli.$tool" "$@"
}
