"""All rows of the table; importing a module adds its rows."""

import tests.review.ways_past.admin_ways
import tests.review.ways_past.api_ways
import tests.review.ways_past.chain_ways
import tests.review.ways_past.file_ways
import tests.review.ways_past.import_ways
import tests.review.ways_past.orm_ways
import tests.review.ways_past.preview_ways
import tests.review.ways_past.server_ways
import tests.review.ways_past.shell_ways
import tests.review.ways_past.time_ways
import tests.review.ways_past.translation_ways  # noqa: F401
from tests.review.ways_past.table import WAYS

__all__ = ["WAYS"]
