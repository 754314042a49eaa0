"""What can be done to the database, as values that wait in memory while it cannot be written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.waiting.log.values import LogRow, Use


@dataclass(frozen=True, slots=True)
class WriteRow:
    row: LogRow


@dataclass(frozen=True, slots=True)
class Retract:
    """The reply did not happen: its row stays, and counts no more."""

    row_id: str
    at: float


@dataclass(frozen=True, slots=True)
class CountUse:
    phrase_id: str
    at: float


Change = WriteRow | Retract | CountUse


def with_unsaved_waits(
    saved: Mapping[str, float], unsaved: Iterable[Change], start: float, end: float
) -> dict[str, float]:
    """Waits by row id, as they will be once the changes are in the database."""
    waits = dict(saved)
    for change in unsaved:
        if isinstance(change, WriteRow) and start <= change.row.replied_at < end:
            waits[change.row.id] = change.row.wait_first_s
        elif isinstance(change, Retract):
            waits.pop(change.row_id, None)
    return waits


def with_unsaved_uses(saved: Mapping[str, Use], unsaved: Iterable[Change]) -> dict[str, Use]:
    """Uses by phrase, as they will be once the changes are in the database."""
    uses = dict(saved)
    for change in unsaved:
        if isinstance(change, CountUse):
            before = uses.get(change.phrase_id, Use(0, change.at))
            uses[change.phrase_id] = Use(before.count + 1, change.at)
    return uses
