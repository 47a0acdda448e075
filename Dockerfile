FROM python:3.13-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    GONGKAI_VAR_DIR=/srv/var

WORKDIR /srv/gongkai

# First what changes seldom, so that a rebuild after a change of code takes seconds.
COPY requirements.txt .
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

COPY . .
RUN useradd --system --uid 10001 --home-dir /srv/gongkai gongkai \
    && mkdir -p /srv/var/released /srv/audit \
    && DJANGO_SETTINGS_MODULE=config.settings.base python manage.py collectstatic --noinput --verbosity 0 \
    && chown -R gongkai /srv/var /srv/audit

USER gongkai
VOLUME /srv/var /srv/audit
EXPOSE 8000

CMD ["python", "-m", "gunicorn", "--pythonpath", "site", "config.wsgi", "--bind", "0.0.0.0:8000", \
     "--worker-class", "gthread", "--workers", "3", "--threads", "4", "--access-logfile", "-"]
