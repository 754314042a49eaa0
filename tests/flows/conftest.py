from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.language import use_language
from tests.flows.desk import Desk


@pytest.fixture
def desk(own_home: Path) -> Desk:
    return Desk(own_home)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """Sentences are told in English unless a test chooses otherwise."""
    use_language("en")
    yield
    use_language("en")
