"""A unit that is public, with the profile that the law wants."""

from __future__ import annotations

import pytest

from portal.models import Unit
from tests.factories import FooterFactory, UnitFactory
from tests.moves import release_shell


@pytest.fixture
def unit(db: None) -> Unit:
    made = UnitFactory(
        name="示例区民政局",
        slug="mzj",
        functions="负责社会救助和养老服务。",
        head="程维远",
        address="云桥大街1号",
        office_hours="工作日 9:00—17:30",
        phone="010-55570123",
    )
    release_shell(FooterFactory(), made)
    return made
