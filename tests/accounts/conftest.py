from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def second_factor_on(settings: Any) -> None:
    """As in production."""
    settings.SECOND_FACTOR = True
