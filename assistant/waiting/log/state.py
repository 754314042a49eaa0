"""How the reply log stands."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from assistant.library.damage import Damage, set_aside


class LogState(Enum):
    UNOPENED = "unopened"
    READY = "ready"
    RETRYING = "retrying"  # rows wait in memory until the database takes them
    REFUSED = "refused"  # a newer program has written it; nothing is written


@dataclass(frozen=True, slots=True)
class LogStatus:
    """`unsaved` changes wait in memory, `detail` is why (English). `damages` tells of damaged files set aside."""

    state: LogState = LogState.UNOPENED
    unsaved: int = 0
    detail: str = ""
    damages: tuple[Damage, ...] = ()


class NewerLogError(Exception):
    """The database is of a newer version than this program knows; it is left untouched."""

    def __init__(self, url: str, found: int, known: int) -> None:
        super().__init__(f"{url}: version {found}, this program knows up to {known}")
        self.found = found
        self.known = known


class LogUnavailableError(Exception):
    """The database could not be read or written, and this was the last try; the message says why."""


def database_file(url: str) -> Path | None:
    """The file of an SQLite URL, None for any other database or one in memory."""
    prefix = "sqlite:///"
    name = url.removeprefix(prefix).partition("?")[0]
    return Path(name) if url.startswith(prefix) and name and name != ":memory:" else None


def set_aside_database(file: Path) -> Path:
    """As `set_aside`, with what SQLite keeps beside its file, which must not be taken for the new file's."""
    aside = set_aside(file)
    for ending in ("-wal", "-shm"):
        beside = file.with_name(file.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return aside
