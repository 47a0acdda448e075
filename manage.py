#!/usr/bin/env python3
"""Gongkai's command line: `python manage.py help`."""

import os
import sys
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent
# `site/` cannot be a package (the standard library owns that name), so its rooms are put on the path.
sys.path[:0] = [str(BASE_DIR / "site")]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
