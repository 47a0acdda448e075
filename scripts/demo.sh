#!/bin/sh
# The demonstration site: environment, database and content as needed, then the server until Ctrl-C.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

PORT=${PORT:-8000}
find_python
# Asked before the long part, so that nobody waits minutes for a refusal.
"$PYTHON" scripts/port_is_free.py "$PORT" || exit 1
sh scripts/install.sh
exec .venv/bin/python scripts/demo.py "$PORT"
