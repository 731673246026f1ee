# shellcheck shell=bash
# Sourced by the scripts of ops/. use_jdk25 exports JAVA_HOME (and puts its bin folder first in PATH), or prints one line
# that says what is missing and exits 1. Where the locale's character set is not UTF-8 it exports one whose is: a JVM
# cannot name a file in Chinese otherwise.

use_jdk25() {
    local home on_path
    [[ $(locale charmap 2>/dev/null) == UTF-8 ]] || export LC_ALL=C.UTF-8
    on_path=$(command -v javac || true)
    for home in "${JAVA_HOME:-}" \
        /usr/lib/jvm/* /usr/java/* /usr/local/jdk* /usr/local/java/* /opt/* /opt/*/* \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}"; do
        if [[ -x $home/bin/javac ]] && grep -qs '^JAVA_VERSION="25' "$home/release"; then
            export JAVA_HOME=$home PATH=$home/bin:$PATH
            return
        fi
    done
    echo "缺少 JDK 25:请安装 Temurin 25,或将 JAVA_HOME 指向它 (JDK 25 is missing: install Temurin 25 or let JAVA_HOME point at it)" >&2
    exit 1
}
