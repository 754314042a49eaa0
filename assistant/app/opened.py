"""A profile locked and opened for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.app.locked import locked
from assistant.app.profile import OpenProfile, open_profile
from assistant.places import Places


@contextmanager
def opened(places: Places, *, only_reading: bool = False) -> Iterator[OpenProfile]:
    """The profile, locked and open; closed and free afterwards. One that is only read may lie in a read-only folder.

    Raises:
        Refusal: the folder cannot be written, another program has it, or it cannot be used.
    """
    with locked(places, only_reading=only_reading):
        profile = open_profile(places)
        try:
            yield profile
        finally:
            profile.close()
