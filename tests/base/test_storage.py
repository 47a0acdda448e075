"""Files by the hash of their content: stored once, whole or not at all, and checked when they move."""

import hashlib
import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from base.storage import FrozenStore, HashMismatch, ReleasedStore, StoredFile, name_of

CONTENT = "关于公开的通知".encode()
SHA256 = hashlib.sha256(CONTENT).hexdigest()
FILES = "django.core.files.storage.FileSystemStorage"
MEMORY = "django.core.files.storage.InMemoryStorage"


@pytest.fixture(params=[FILES, MEMORY], ids=["file system", "other storage"], autouse=True)
def _stores(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> None:
    def store(name: str) -> dict[str, Any]:
        options = {"location": str(tmp_path / name)} if request.param == FILES else {}
        return {"BACKEND": request.param, "OPTIONS": options}

    settings.STORAGES = settings.STORAGES | {name: store(name) for name in ("frozen", "released")}


@pytest.fixture
def only_file_system(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if isinstance(storages["frozen"], InMemoryStorage):
        pytest.skip("a rule of file systems")
    return tmp_path / "frozen"


def put(content: bytes = CONTENT) -> StoredFile:
    return FrozenStore().put(io.BytesIO(content))


def test_a_stored_file_is_known_by_hash_and_size() -> None:
    assert put() == StoredFile(SHA256, len(CONTENT))
    assert FrozenStore().exists(SHA256)


def test_the_same_bytes_come_back() -> None:
    put()
    with FrozenStore().open(SHA256) as file:
        assert file.read() == CONTENT


def test_names_are_spread_over_folders() -> None:
    assert name_of(SHA256) == f"{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"


@pytest.mark.parametrize(
    "file", [ContentFile(CONTENT), SimpleUploadedFile("a.txt", CONTENT), File(io.BytesIO(CONTENT))]
)
def test_every_kind_of_file_can_be_stored(file: File) -> None:
    assert FrozenStore().put(file).sha256 == SHA256


def test_a_file_that_was_read_before_is_stored_from_its_beginning() -> None:
    file = io.BytesIO(CONTENT)
    file.read()
    assert FrozenStore().put(file).sha256 == SHA256


def test_storing_the_same_bytes_again_changes_nothing() -> None:
    assert put() == put()
    folder = name_of(SHA256).rpartition("/")[0]
    assert storages["frozen"].listdir(folder) == ([], [SHA256])


def test_an_empty_file_and_one_of_several_chunks_are_stored() -> None:
    assert put(b"").size == 0
    large = os.urandom(3 * 1024 * 1024 + 1)
    with FrozenStore().open(put(large).sha256) as file:
        assert file.read() == large


def test_a_damaged_copy_of_another_size_is_replaced() -> None:
    storages["frozen"].save(name_of(SHA256), ContentFile(b"half"))
    put()
    with FrozenStore().open(SHA256) as file:
        assert file.read() == CONTENT


def test_the_private_store_is_not_the_public_one() -> None:
    put()
    assert not ReleasedStore().exists(SHA256)


def test_a_release_copies_the_bytes_to_the_public_store_and_keeps_the_private_ones() -> None:
    put()
    for _again in range(2):
        FrozenStore().copy_to(ReleasedStore(), SHA256)
    assert FrozenStore().exists(SHA256)
    with ReleasedStore().open(SHA256) as file:
        assert file.read() == CONTENT


def test_bytes_that_were_exchanged_are_not_copied() -> None:
    storages["frozen"].save(name_of(SHA256), ContentFile("别的内容".encode()))
    with pytest.raises(HashMismatch):
        FrozenStore().copy_to(ReleasedStore(), SHA256)
    assert not ReleasedStore().exists(SHA256)


def test_a_file_that_is_not_there_can_be_neither_opened_nor_copied() -> None:
    with pytest.raises(FileNotFoundError):
        FrozenStore().open(SHA256)
    with pytest.raises(FileNotFoundError):
        FrozenStore().copy_to(ReleasedStore(), SHA256)


def test_other_bytes_than_expected_are_not_stored() -> None:
    with pytest.raises(HashMismatch):
        FrozenStore().put(io.BytesIO(b"other"), expected=SHA256)
    assert not FrozenStore().exists(hashlib.sha256(b"other").hexdigest())


@pytest.mark.parametrize("name", ["", "../../etc/passwd", SHA256[:-1], SHA256.upper(), SHA256 + "\n", "a" * 63 + "/"])
def test_what_is_no_hash_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        FrozenStore().open(name)
    with pytest.raises(ValueError, match="not a SHA-256"):
        FrozenStore().exists(name)


class BrokenFile(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError("the connection broke")


def test_a_broken_upload_leaves_nothing_behind(only_file_system: Path) -> None:
    with pytest.raises(OSError, match="broke"):
        FrozenStore().put(BrokenFile(CONTENT))
    assert list(only_file_system.rglob("*")) == []


def test_no_waiting_file_is_left_behind(only_file_system: Path) -> None:
    put()
    put()
    assert [path.name for path in only_file_system.rglob("*") if path.is_file()] == [SHA256]


def test_a_web_server_can_read_what_is_stored(only_file_system: Path) -> None:
    put()
    assert (only_file_system / name_of(SHA256)).stat().st_mode & 0o777 == 0o644


def test_two_who_store_the_same_bytes_at_once_leave_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FrozenStore, "_holds", lambda store, stored: False)
    put()
    put()
    folder = name_of(SHA256).rpartition("/")[0]
    assert storages["frozen"].listdir(folder) == ([], [SHA256])
