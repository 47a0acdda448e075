"""Settings for a public installation: safe by default, and silent about nothing that is missing."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import DEMO, DEMO_SECRET, SECRET_KEY, env

if SECRET_KEY == DEMO_SECRET or len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "GONGKAI_SECRET_KEY 未设置、过短或仍为演示值。请生成一个："
        "python -c 'import secrets; print(secrets.token_urlsafe(64))'"
    )
if DEMO:
    raise ImproperlyConfigured("GONGKAI_DEMO 只用于演示，生产环境不得开启。")

DEBUG = False
ALLOWED_HOSTS = env.list("GONGKAI_ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("GONGKAI_TRUSTED_ORIGINS", default=[f"https://{host}" for host in ALLOWED_HOSTS])
SECURE_SSL_REDIRECT = env.bool("GONGKAI_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("GONGKAI_HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# The editors' preview is a frame of the same origin, so X-Frame-Options cannot be DENY.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
