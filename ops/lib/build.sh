# shellcheck shell=bash
# Sourced by ops/run, which sets $root and has found a JDK.

# The first source that is newer than the jar; nothing when the jar is up to date.
newer_than() {
    find "$root/pom.xml" "$root/hub" "$root/projections" "$root/connectors" "$root/ops" \
        -name target -prune -o \( -name pom.xml -o -path '*/src/main/*' \) -newer "$1" -print -quit
}

# build_when_needed MODULE JAR-PATTERN: packages the module, without tests; offline where all that it needs is there.
build_when_needed() {
    local module=$1 jar log=$root/target/build.log
    # The pattern is meant to be expanded.
    # shellcheck disable=SC2086
    jar=$(ls -t "$root/$module/target/"$2 2>/dev/null | head -1 || true)
    if [[ -n $jar && -z $(newer_than "$jar") ]]; then
        return
    fi
    if ! command -v mvn >/dev/null; then
        echo "缺少 Maven:请安装 maven 3.8 以上 (Maven is missing: install maven 3.8 or later)" >&2
        exit 1
    fi
    echo "正在构建(不运行测试)……首次构建需下载依赖,请稍候"
    mkdir -p "$root/target"
    if package "$module" --offline >"$log" 2>&1; then
        return
    fi
    if grep -q 'offline mode' "$log" && package "$module" >"$log" 2>&1; then
        return
    fi
    cat "$log" >&2
    echo "构建失败,日志见 $log (the build failed)" >&2
    exit 1
}

package() {
    local module=$1
    shift
    MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
        mvn -B -q -ntp -T 2 -f "$root/pom.xml" -pl "$module" -am -Dmaven.test.skip=true "$@" package
}
