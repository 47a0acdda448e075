#!/bin/sh
# Compiles our own translations. The .mo files are committed, so only who changes a .po needs gettext.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

has msgfmt || need_packages gettext gettext
find site disclosure search demo -name '*.po' | while read -r po; do
    say "$po"
    msgfmt --check-format -o "${po%.po}.mo" "$po"
done
