#!/bin/sh
# The whole test suite against a real PostgreSQL and a real Elasticsearch of its own, with a real browser.
# Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

PY=.venv/bin/python

"$PY" -m tests.services.postgres --present || need_packages PostgreSQL postgresql
if ! has chromium; then
    if [ "${CI:-}" = true ]; then
        need_packages chromium chromium fonts-noto-cjk
    else
        say "缺少 chromium，跳过浏览器测试 / no chromium, browser tests are skipped:  $(as_root) install chromium fonts-noto-cjk"
    fi
fi
# Elasticsearch 9 needs a Java that Debian 13 has and Debian 12 has not, and Maven brings its programs, once.
elastic=""
if [ "${CI:-}" = true ] && ! "$PY" -m tests.services.elasticsearch --java && has apt-get; then
    apt_update_once
    if apt-cache show openjdk-21-jre-headless >/dev/null 2>&1; then need_packages Java openjdk-21-jre-headless; fi
fi
if "$PY" -m tests.services.elasticsearch --java; then
    if ! "$PY" -m tests.services.elasticsearch --present; then
        has mvn || [ "${CI:-}" != true ] || need_packages mvn maven
        "$PY" -m tests.services.elasticsearch --bring || [ "${CI:-}" != true ] || exit 1
    fi
    "$PY" -m tests.services.elasticsearch --present && elastic="$PY -m tests.services.elasticsearch --run"
else
    say "没有 Java 21，跳过 Elasticsearch 测试 / no Java 21, tests of Elasticsearch are skipped"
fi
export GONGKAI_TEST_SERVICES=1
# shellcheck disable=SC2086  # empty or a command with its arguments
exec "$PY" -m tests.services.postgres --run $elastic "$PY" -m pytest -n auto "$@"
