import pytest

from assistant.library.search.readings import Readings, load_readings


@pytest.fixture(scope="session")
def readings() -> Readings:
    return load_readings()
