"""The scene is laid once and each row plays in a transaction of its own, which is undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from pytest_django import DjangoDbBlocker

from disclosure.catalogue import shell
from tests.review.ways_past.oracle import Before, look_before
from tests.review.ways_past.scene import Scene, lay_scene

STORES = ("private", "frozen", "released")


@pytest.fixture(scope="module")
def laid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield lay_scene()
        transaction.set_rollback(True)
    shell.forget()
    caches["pages"].clear()


@pytest.fixture(scope="module")
def before(laid: Scene, django_db_blocker: DjangoDbBlocker) -> Before:
    with django_db_blocker.unblock():
        return look_before(laid)


@pytest.fixture
def scene(laid: Scene, db: None, tmp_path: Path) -> Iterator[Scene]:
    """The scene as it was laid: rows by the transaction, files by hand."""
    var = Path(settings.MEDIA_ROOT).parent
    for store in STORES:
        shutil.copytree(var / store, tmp_path / store)
    yield laid
    for store in STORES:
        shutil.rmtree(var / store)
        shutil.copytree(tmp_path / store, var / store)
