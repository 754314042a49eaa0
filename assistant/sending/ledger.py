"""Which text belongs to which read: a target may read late, when something else is on offer already.

A program reads because of a key press, and some read seconds later. What it gets must be what was on offer when the
key was pressed - not the next phrase, and not what the agent had copied. Programs that date their reads with the
time of the key (X11: Qt, mostly GTK) are served exactly. For the others (browsers, Wine) it counts who owes a read.
"""

from collections import deque
from dataclasses import dataclass
from typing import Generic, TypeVar

KEPT = 32
"""Past offers that are remembered."""

LATE_READ = 15.0
"""Seconds in which a key that was not answered may still make its target read."""

READS_AGAIN = 0.25
"""Seconds in which a program reads the same text several times for one key."""

What = TypeVar("What")


@dataclass(slots=True, eq=False)
class Entry(Generic[What]):
    """One offer. `since` is in the platform's clock (32 bit, milliseconds), None for ever; `reader` 0 is everybody.

    `owed_until`: the reader's key was pressed and may make it read until then (monotonic seconds). `void`: it read
    something else since, so for this key it gets nothing. `only_reader`: nobody else gets it.
    """

    what: What
    since: int | None
    reader: int
    owed_until: float
    void: bool = False
    only_reader: bool = False


class Ledger(Generic[What]):
    """What was offered, since when and for which reader."""

    def __init__(self) -> None:
        self._entries: deque[Entry[What]] = deque(maxlen=KEPT)

    @property
    def current(self) -> Entry[What] | None:
        return self._entries[-1] if self._entries else None

    def offer(self, what: What, since: int | None, reader: int = 0, now: float = 0.0) -> Entry[What]:
        """From now on this is on offer; with a `reader`, because of a key pressed in its window."""
        entry = Entry(what, since, reader, now + LATE_READ if reader else 0.0)
        self._entries.append(entry)
        return entry

    def settle(self, entry: Entry[What]) -> None:
        """The reader has read it: it owes nothing for it any more."""
        entry.owed_until = 0.0

    def clear(self) -> None:
        """Somebody else's content is on the clipboard: nobody reads from us."""
        self._entries.clear()

    def look_up(self, reader: int, at: int, now: float) -> Entry[What] | None:
        """What this read is answered with, None for nothing. `at` is its date, 0 for undated."""
        current = self.current
        if current is None or (current.only_reader and reader != current.reader):
            return None
        meant = self._at(at) if at else current
        owed = [entry for entry in self._entries if entry.reader == reader and now < entry.owed_until]
        if at:
            owed = [entry for entry in owed if _before(entry.since, at)]
        if at and (meant.reader == reader or not owed):
            return meant
        if current.reader == reader:
            for entry in owed:
                entry.void = entry is not current
            return current
        if not owed:
            return current
        oldest = owed[0]
        oldest.owed_until = min(oldest.owed_until, now + READS_AGAIN)
        return None if oldest.void else oldest

    def _at(self, at: int) -> Entry[What]:
        """What was on offer at that time."""
        return next((entry for entry in reversed(self._entries) if _before(entry.since, at)), self._entries[0])


def _before(since: int | None, at: int) -> bool:
    """`since` <= `at` in a 32-bit clock that wraps around every 49 days."""
    return since is None or (at - since) & 0xFFFFFFFF < 0x80000000
