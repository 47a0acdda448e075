#!/bin/sh
# Every static check. All of them run, whatever fails; what failed is listed at the end.
set -u
cd "$(dirname "$0")/.."
. scripts/lib.sh

PY=.venv/bin/python
TEMPLATES="site disclosure search demo"
export PYTHONPATH=site:.
failed=""

check() {
    title=$1
    shift
    say "$title"
    "$@" || failed="$failed
✗ $title"
}

manage() { env DJANGO_SETTINGS_MODULE=config.settings.test "$PY" manage.py "$@"; }

migrations_in() { env GONGKAI_LANGUAGE_CODE="$1" DJANGO_SETTINGS_MODULE=config.settings.test \
    "$PY" manage.py makemigrations --check --dry-run; }

# A public installation as docs/deploy.md describes it, with secrets made for this one moment.
deployable() {
    env DJANGO_SETTINGS_MODULE=config.settings.production GONGKAI_ALLOWED_HOSTS=www.example.gov.cn \
        GONGKAI_SECRET_KEY="$("$PY" -c 'import secrets; print(secrets.token_urlsafe(64))')" \
        GONGKAI_CONTACT_KEYS="$("$PY" -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')" \
        "$PY" manage.py check --deploy --fail-level WARNING
}

check "ruff check" "$PY" -m ruff check .
check "ruff format" "$PY" -m ruff format --check .
check "文件长度 / sizes of files" "$PY" scripts/check_sizes.py
check "import-linter" "$PY" -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-logo
# shellcheck disable=SC2086  # one argument a folder
check "djlint --lint" "$PY" -m djlint --lint $TEMPLATES
# shellcheck disable=SC2086
check "djlint --check" "$PY" -m djlint --check $TEMPLATES
check "manage.py check" manage check --fail-level WARNING
for language in zh-hans en zh-hant; do
    check "makemigrations --check ($language)" migrations_in "$language"
done
check "manage.py check --deploy" deployable
check "mypy" "$PY" -m mypy .

if [ -n "$failed" ]; then
    printf '\n未通过 / failed:%s\n' "$failed" >&2
    exit 1
fi
say "全部通过 / all checks passed"
