"""The office of the review room, and a draft that cannot wait."""

from tests.review.conftest import office, page  # noqa: F401
