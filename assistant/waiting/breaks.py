"""Breaks: while the agent has paused the clock, nobody's wait grows."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Break:
    """From `start` to `end`, boot-time seconds."""

    start: float
    end: float


def counted(since: float, until: float, breaks: Iterable[Break]) -> float:
    """Seconds from `since` to `until` that lie in no break; 0 where `until` is earlier. Breaks do not overlap."""
    resting = sum(max(0.0, min(until, rest.end) - max(since, rest.start)) for rest in breaks)
    return max(0.0, until - since - resting)
