"""Settings every installation shares. What differs comes from typed environment variables (docs/deploy.md)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parents[3]
env = environ.Env()

DEMO = env.bool("GONGKAI_DEMO", default=False)
DEBUG = env.bool("GONGKAI_DEBUG", default=False)
DEMO_SECRET = "demo-secret-not-for-production"  # noqa: S105  production refuses it
SECRET_KEY = env.str("GONGKAI_SECRET_KEY", default=DEMO_SECRET)
ALLOWED_HOSTS = env.list("GONGKAI_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
VAR_DIR = Path(env.str("GONGKAI_VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    # rooms, lowest floor first (docs/architecture.md)
    "base.apps.BaseConfig",
    "accounts.apps.AccountsConfig",
    "portal.apps.PortalConfig",
    "disclosure.catalogue.apps.CatalogueConfig",
    "disclosure.checks.apps.ChecksConfig",
    "disclosure.review.apps.ReviewConfig",
    "disclosure.corrections.apps.CorrectionsConfig",
    "disclosure.emergency.apps.EmergencyConfig",
    "disclosure.objections.apps.ObjectionsConfig",
    "disclosure.unit_home.apps.UnitHomeConfig",
    "disclosure.documents.apps.DocumentsConfig",
    "search.apps.SearchConfig",
    *(["demo.apps.DemoConfig"] if DEMO else []),
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.users_app.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before the page cache, so that a traditional page is converted after, and cached under, its own address.
    "disclosure.catalogue.middleware.PublicPageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "base.audit.middleware.RememberRequest",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.Admission",
    "disclosure.review.borders.Borders",
    "disclosure.review.locked.LockedDrafts",
    "disclosure.review.middleware.ExplainRefusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "disclosure.catalogue.context.shell",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: deferred transactions fail with "database is locked" under concurrent writers.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Everything an editor uploads is private; only released files, stored by hash, have a public address.
MEDIA_ROOT = VAR_DIR / "private"
MEDIA_URL = "/admin/media/"
_FILES = "django.core.files.storage.FileSystemStorage"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": _FILES},
    "frozen": {"BACKEND": _FILES, "OPTIONS": {"location": VAR_DIR / "frozen", "base_url": None}},
    "released": {"BACKEND": _FILES, "OPTIONS": {"location": VAR_DIR / "released", "base_url": None}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"

# Bodies of cached public pages; which of them is still true is decided by rows in the database.
CACHES = {
    "default": env.cache("CACHE_URL", default="locmemcache://gongkai"),
    "pages": env.cache("PAGE_CACHE_URL", default="locmemcache://gongkai-pages?max_entries=2000"),
}

LANGUAGE_CODE = env.str("GONGKAI_LANGUAGE_CODE", default="zh-hans")
LANGUAGES = [("zh-hans", _("简体中文")), ("zh-hant", _("繁體中文")), ("en", _("English"))]
# zh-hant is a rendering of the zh-hans content, not a tree of its own (docs/decisions/0005).
WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("English"))]
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
# A translation begins as a draft, also of what is public: it passes the chain itself.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
LOCALE_PATHS = [BASE_DIR / "site" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

WAGTAIL_SITE_NAME = "政务公开工作台"
WAGTAILADMIN_USER_LOGIN_FORM = "portal.login_form.ChineseLoginForm"
WAGTAILADMIN_BASE_URL = env.str("GONGKAI_BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_FINISH_WORKFLOW_ACTION = "disclosure.review.finish.release_what_was_reviewed"
# Who reviews is told by the review room after COMMIT, not by Wagtail before it.
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
WAGTAILREDIRECTS_AUTO_CREATE = False
# One time zone, because days of law are days in Shanghai; one language, because no other is kept complete.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", _("简体中文"))]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["doc", "docx", "ofd", "pdf", "xls", "xlsx", "wps", "et", "zip", "csv", "txt", "ppt", "pptx"]
# Single characters find 不动产 in the admin, where the stock backend takes a clause for one word.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database.fallback"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

AUTH_USER_MODEL = "base.User"
LOGIN_URL = "wagtailadmin_login"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
_DJANGO = "django.contrib.auth.password_validation."
# 等保 2.0: complexity, a change within 90 days, none of the last five again (docs/people.md).
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_DJANGO}UserAttributeSimilarityValidator"},
    {"NAME": f"{_DJANGO}MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_DJANGO}CommonPasswordValidator"},
    {"NAME": "accounts.passwords.Mixed"},
    {"NAME": "accounts.passwords.NotUsedBefore"},
]
PASSWORD_DAYS = env.int("GONGKAI_PASSWORD_DAYS", default=90)
# Whoever approves or administers signs in with a second factor. Only the demonstration goes without.
SECOND_FACTOR = not DEMO
OTP_TOTP_ISSUER = WAGTAIL_SITE_NAME
# How many proxies of ours stand in front; only their X-Forwarded-For is believed.
PROXIES = env.int("GONGKAI_PROXIES", default=0)
# Five failures close an account from one address for half an hour. What was typed is not logged beyond that.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "accounts.client_address.client_address"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.answer"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Signed in for eight hours at most, half an hour without doing anything.
SESSION_COOKIE_AGE = env.int("GONGKAI_SESSION_SECONDS", default=8 * 3600)
SESSION_IDLE_SECONDS = env.int("GONGKAI_IDLE_SECONDS", default=30 * 60)
DEFAULT_FROM_EMAIL = env.str("GONGKAI_FROM_EMAIL", default="gongkai@localhost")
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

# The metadata box of a document (docs/catalogue.md): names of fields, in the order they are shown.
GONGKAI_METADATA_BOX = [
    "index_no", "written_date", "validity", "published_at", "doc_no", "issuer", "co_issuers", "topic",
    "public_until", "abstract",
]  # fmt: skip
# What the lines of an import leave out, where no --defaults is given (docs/import.md).
GONGKAI_IMPORT_DEFAULTS = env.str(
    "GONGKAI_IMPORT_DEFAULTS", default=str(BASE_DIR / "demo" / "import_defaults.json") if DEMO else ""
)
# Within what time a document must be public (documents.enums.DeadlineRule); a district may set less.
GONGKAI_DEADLINES = {"general": ("workdays", 20), "double": ("workdays", 7), "budget": ("days", 20)}
# How long the steps that an emergency release put off may take before the item withdraws itself.
GONGKAI_EMERGENCY_HOURS = env.int("GONGKAI_EMERGENCY_HOURS", default=24)
# 纠错／权益异议 (docs/objections.md): working days until the answer, days that contact data stays after it, what one
# address may do within an hour, and the keys of contact data (the first one encrypts, the others still read).
GONGKAI_OBJECTION_WORKDAYS = {"error": 5, "personal": 3, "third_party": 10, "undisclosed": 20}
GONGKAI_OBJECTION_CONTACT_DAYS = env.int("GONGKAI_OBJECTION_CONTACT_DAYS", default=90)
GONGKAI_OBJECTION_LIMITS = {"file": 10, "attach": 20, "code": 20}
GONGKAI_OBJECTION_FILE_BYTES = 5 * 1024 * 1024
GONGKAI_CONTACT_KEYS = env.list("GONGKAI_CONTACT_KEYS", default=[])
GONGKAI_INDEX_NUMBER = "{unit_code}/{genre_class}-{year}-{number:06d}"
# Where the audit chain is written down outside the database (docs/audit.md): a log, and mail to the auditor.
GONGKAI_AUDIT_LOG = env.str("GONGKAI_AUDIT_LOG", default="")  # empty: audit/anchors.log in GONGKAI_VAR_DIR
GONGKAI_AUDITOR_EMAILS = env.list("GONGKAI_AUDITOR_EMAILS", default=[])
GONGKAI_AUDIT_MAIL_SEALS = env.int("GONGKAI_AUDIT_MAIL_SEALS", default=500)  # a mail a day, and after so many seals
# Where nginx sends released files itself: the internal location that leads to the released store.
GONGKAI_ACCEL_PREFIX = env.str("GONGKAI_ACCEL_PREFIX", default="")
# Whether the clock tries the links of what is reviewed (docs/content-check.md); off where no way leads out.
GONGKAI_LINK_CHECKS = env.bool("GONGKAI_LINK_CHECKS", default=not DEMO)
GONGKAI_LINK_CHECK_LOOPBACK = False  # for tests: addresses of our own network are never asked
# How many days counts of what was searched for are kept (docs/search.md); they say nothing of who searched.
GONGKAI_SEARCH_LOG_DAYS = env.int("GONGKAI_SEARCH_LOG_DAYS", default=180)
# Elasticsearch 9 (docs/elasticsearch.md), for who outgrows one machine. Without an address the database searches alone.
GONGKAI_ELASTICSEARCH_URLS = env.list("GONGKAI_ELASTICSEARCH_URLS", default=[])
GONGKAI_ELASTICSEARCH_API_KEY = env.str("GONGKAI_ELASTICSEARCH_API_KEY", default="")
GONGKAI_ELASTICSEARCH_CA_CERTS = env.str("GONGKAI_ELASTICSEARCH_CA_CERTS", default="")  # a file; else the system's
GONGKAI_ELASTICSEARCH_FINGERPRINT = env.str("GONGKAI_ELASTICSEARCH_FINGERPRINT", default="")  # SHA-256 of the CA
GONGKAI_ELASTICSEARCH_INDEX = env.str("GONGKAI_ELASTICSEARCH_INDEX", default="gongkai")
GONGKAI_ELASTICSEARCH_SHARDS = env.int("GONGKAI_ELASTICSEARCH_SHARDS", default=1)
GONGKAI_ELASTICSEARCH_REPLICAS = env.int("GONGKAI_ELASTICSEARCH_REPLICAS", default=1)
GONGKAI_ELASTICSEARCH_TIMEOUT = env.float("GONGKAI_ELASTICSEARCH_TIMEOUT", default=3.0)  # of seconds, one try
GONGKAI_ELASTICSEARCH_PAUSE = env.float("GONGKAI_ELASTICSEARCH_PAUSE", default=5.0)  # until a failed one is tried again
