# Shared by the scripts beside it: sourced, never run. Every message is one line, Chinese first.

say() { printf '▶ %s\n' "$*"; }

fail() {
    for line in "$@"; do printf '✗ %s\n' "$line" >&2; done
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

as_root() { if [ "$(id -u)" = 0 ]; then echo apt-get; else echo "sudo apt-get"; fi; }

# need_packages WHAT PACKAGE…: WHAT is missing. CI installs it; a person is told the line that does.
need_packages() {
    what=$1
    shift
    if [ "${CI:-}" = true ] && has apt-get; then
        say "安装 $* / installing $*"
        apt_update_once
        # shellcheck disable=SC2046  # "sudo apt-get" is two words
        DEBIAN_FRONTEND=noninteractive $(as_root) install -y -q --no-install-recommends "$@" >/dev/null </dev/null
        return
    fi
    fail "缺少 $what / missing: $what" "请运行 / run:  $(as_root) install $*"
}

apt_update_once() {
    [ -n "${APT_UPDATED:-}" ] && return
    # shellcheck disable=SC2046
    $(as_root) update -q >/dev/null </dev/null
    APT_UPDATED=1
}

# Sets PYTHON to an interpreter that is new enough, or says what to do.
find_python() {
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        has "$candidate" || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            PYTHON=$(command -v "$candidate")
            return
        fi
        old=$("$candidate" -c 'import platform; print(platform.python_version())' 2>/dev/null || true)
    done
    if [ -n "${old:-}" ]; then
        fail "Python $old 太旧，需要 3.11 以上 / Python $old is too old, 3.11 or newer is needed" \
            "Debian 12、13 自带合适的版本 / Debian 12 and 13 have it:  $(as_root) install python3 python3-venv"
    fi
    need_packages "Python 3.11+" python3 python3-venv
    PYTHON=$(command -v python3)
}
