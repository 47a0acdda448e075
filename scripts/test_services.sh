#!/bin/sh
# The whole test suite against a real PostgreSQL of its own, with a real browser. Arguments go to pytest.
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
export GONGKAI_TEST_SERVICES=1
exec "$PY" -m tests.services.postgres --run "$PY" -m pytest -n auto "$@"
