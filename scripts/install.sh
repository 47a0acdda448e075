#!/bin/sh
# Makes .venv and installs exactly what requirements.txt names, with uv where it is present, else with pip.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

VENV=.venv
STAMP=$VENV/.installed
wanted=$(cksum <requirements.txt)

venv_works() { "$VENV/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
pip_works() { "$VENV/bin/python" -m pip --version >/dev/null 2>&1; }

if venv_works && [ "$(cat "$STAMP" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi

export UV_PYTHON_DOWNLOADS=never
if has uv; then
    if ! venv_works; then
        find_python
        say "建立虚拟环境 / making $VENV with uv ($PYTHON)"
        uv venv --quiet --clear --python "$PYTHON" "$VENV"
    fi
    say "安装依赖 / installing packages with uv"
    uv pip install --quiet --require-hashes --python "$VENV/bin/python" -r requirements.txt
else
    # An environment that uv made has no pip; it is completed rather than thrown away.
    if venv_works && ! pip_works; then "$VENV/bin/python" -m ensurepip >/dev/null 2>&1 || true; fi
    if ! venv_works || ! pip_works; then
        find_python
        # Debian keeps ensurepip apart from python3, in python3-venv.
        "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || need_packages "venv" python3-venv
        say "建立虚拟环境 / making $VENV ($PYTHON)"
        "$PYTHON" -m venv --clear "$VENV"
    fi
    say "安装依赖，约需一分钟 / installing packages with pip, about a minute"
    PIP_DISABLE_PIP_VERSION_CHECK=1 "$VENV/bin/python" -m pip install --quiet --require-hashes -r requirements.txt
fi
echo "$wanted" >"$STAMP"
