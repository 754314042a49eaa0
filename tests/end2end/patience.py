"""Waiting for something another process does, with an end."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def wait_for(look: Callable[[], T], what: str, seconds: float = 10, pause: float = 0.02) -> T:
    """Look until it is true, and return what was seen; AssertionError with `what` and the last look after `seconds`."""
    end = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds:g} s: {what}; last seen: {seen!r}")
        time.sleep(pause)
    return seen


def stays(look: Callable[[], object], what: str, seconds: float = 0.5) -> None:
    """For things that must not happen: AssertionError as soon as `look` is false within `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert look(), f"did not stay so: {what}"
        time.sleep(0.02)
