import pytest

from search.engines import Engine, get_engine
from tests.search.corpus import CORPUS


@pytest.fixture
def empty(db: None) -> Engine:
    """The engine of this database, with nothing in it."""
    engine = get_engine()
    engine.clear()
    return engine


@pytest.fixture
def engine(empty: Engine) -> Engine:
    """The engine with the small corpus."""
    empty.index(CORPUS)
    return empty
