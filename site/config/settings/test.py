"""Settings for the test suite: fast hashing, files in a temporary folder, mail kept in memory."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, STORAGES

DEBUG = False
VAR_DIR = Path(tempfile.mkdtemp(prefix="gongkai-test-"))
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
MEDIA_ROOT = VAR_DIR / "private"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()  # WhiteNoise warns about a folder that is not there
for _name in ("frozen", "released"):
    STORAGES[_name]["OPTIONS"]["location"] = VAR_DIR / _name
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
SECOND_FACTOR = False  # tests of it switch it on
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because an in-memory database makes --reuse-db useless.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
GONGKAI_LINK_CHECKS = False  # tests of links turn it on, against servers of their own
