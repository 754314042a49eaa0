import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.app.profile import OpenProfile, open_profile
from assistant.language import use_language
from assistant.places import Places
from assistant.settings import Settings
from tests.app.world import World


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def places(own_home: Path) -> Places:
    """A profile in English without the built-in phrases."""
    places = Places(own_home / "profile")
    places.make()
    Settings(places.settings).change({"language": "en", "built_in_packs": "none"})
    return places


@pytest.fixture
def profile(places: Places) -> Iterator[OpenProfile]:
    profile = open_profile(places)
    yield profile
    profile.close()


@pytest.fixture
def world(profile: OpenProfile) -> World:
    return World(profile)


@pytest.fixture(autouse=True)
def _own_log() -> Iterator[None]:
    """The log file is given up again."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    hooks = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = hooks
    root.setLevel(level)
    for handler in [handler for handler in root.handlers if handler not in handlers]:
        root.removeHandler(handler)
        handler.close()
