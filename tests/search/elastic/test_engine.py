"""The golden tests on a real Elasticsearch."""

import pytest

from tests.search.golden import *  # noqa: F403

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]
