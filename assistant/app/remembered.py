"""Small things the faces remember between sessions, in a file that may be lost without harm."""

import json
import logging
from pathlib import Path

_log = logging.getLogger(__name__)

Place = tuple[int, int]


class Remembered:
    """Where the agent has put the badge, in pixels of the desktop."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def badge(self) -> Place | None:
        """None where it was never moved, or the file cannot be read."""
        try:
            x, y = json.loads(self._path.read_text(encoding="utf-8"))["badge"]
            return int(x), int(y)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @badge.setter
    def badge(self, place: Place) -> None:
        try:
            self._path.write_text(json.dumps({"badge": place}), encoding="utf-8")
        except OSError:
            _log.warning("the badge's place could not be kept in %s", self._path)
