"""Files that cannot be used: told apart, set aside, reported."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path


class BrokenFileError(ValueError):
    """What is in the file is not what a program of ours has written there."""


class NewerFormatError(Exception):
    """Written by a newer program than this one; left untouched."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"{path}: format {found}, this program knows up to {known}")
        self.path = path
        self.found = found
        self.known = known


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that was broken or gone when it was read.

    `set_aside` is where the broken file lies now, None if it was gone or the folder could not be changed; `loaded_from`
    is the last good copy that was read in its place, None if there was none and the program started with nothing.
    """

    path: Path
    set_aside: Path | None
    loaded_from: Path | None
    why: str


def set_aside(path: Path) -> Path:
    """Rename a broken file to `NAME.broken-<when it was written, UTC>`, never over another one; returns the new path.

    Raises:
        OSError: the folder cannot be changed; the file is where it was.
    """
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y%m%d-%H%M%S")
    name = f"{path.name}.broken-{written}"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return path.rename(next(new for new in map(path.with_name, names) if not new.exists()))
