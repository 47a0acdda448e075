#!/bin/sh
# Resolves pyproject.toml into one requirements.txt with hashes, for every platform, readable by pip and uv.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

has uv || fail "缺少 uv / missing: uv" "请运行 / run:  python3 -m pip install uv"
UV_PYTHON_DOWNLOADS=never uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --custom-compile-command "make lock" "$@" \
    --group pyproject.toml:dev pyproject.toml -o requirements.txt
say "requirements.txt: $(grep -c '^[a-z].*==' requirements.txt) 个软件包 / packages"
