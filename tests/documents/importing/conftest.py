"""A site to import into, and the people of an import."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission

from base.models import User
from disclosure.documents.importing.defaults import Defaults, make_defaults
from disclosure.documents.models import ImportBatch
from disclosure.documents.services.approve_batch import approve_batch
from disclosure.documents.services.stage_batch import Staged, stage_batch
from disclosure.review.enums import Stage
from tests.documents.importing.moves import shown
from tests.factories import KeyAreaFactory, SectionFactory, TopicFactory, UnitFactory, UserFactory
from tests.moves import SECRECY, release_shell, reviewer

DEFAULTS = {"section": "flfg", "unit": "sfj", "source": "国家法律法规数据库", "pub_date_from": "written_date"}


@pytest.fixture
def site(db: None) -> None:
    """One section, two units, a topic and an area, all of them public."""
    release_shell(
        SectionFactory(slug="flfg", name="法律法规"),
        UnitFactory(slug="sfj", name="示例区司法局", short_name="区司法局"),
        UnitFactory(slug="jtj", name="示例区交通局", short_name="区交通局"),
        TopicFactory(slug="06-02", name="公路"),
        KeyAreaFactory(slug="ylfw", name="养老服务"),
    )


@pytest.fixture
def stager(site: None) -> User:
    user: User = UserFactory(username="daoru")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def secrecy_reviewer(site: None) -> User:
    return reviewer(Stage.SECRECY, username="baomi")


@pytest.fixture
def final_reviewer(site: None) -> User:
    return reviewer(Stage.FINAL, username="zhongshen")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write lines into a file; a text is written as it is."""

    def written(*lines: dict[str, Any] | str, name: str = "laws.jsonl") -> Path:
        path = tmp_path / name
        text = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        path.write_text("\n".join(text) + "\n", encoding="utf-8")
        return path

    return written


@pytest.fixture
def stage(write: Callable[..., Path], stager: User) -> Callable[..., Staged]:
    """Stage lines as the stager, with the defaults of a migration unless others are given."""

    def staged(*lines: dict[str, Any] | str, **defaults: Any) -> Staged:
        return stage_batch(write(*lines), make_defaults({**DEFAULTS, **defaults}), stager)

    return staged


@pytest.fixture
def approve(secrecy_reviewer: User, final_reviewer: User) -> Callable[[ImportBatch], ImportBatch]:
    """Both approvals of a migration."""

    def approved(batch: ImportBatch) -> ImportBatch:
        approve_batch(batch, secrecy_reviewer, Stage.SECRECY, shown=shown(batch), secrecy=SECRECY, comment="已抽查")
        return approve_batch(batch, final_reviewer, Stage.FINAL, shown=shown(batch), comment="同意迁移")

    return approved


@pytest.fixture
def defaults() -> Defaults:
    return make_defaults(DEFAULTS)
