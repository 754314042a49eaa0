"""The board as it looks at one moment: what tray, badge, list and `status` show."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How urgent a row is, by the limits in the settings; of the two waits the worse one decides lateness."""

    FRESH = "fresh"
    DUE = "due"
    LATE = "late"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds. `leading` is `last` or `first`: the message that the countdown counts from."""

    due: float = 20
    golden: float = 30
    last: float = 60
    leading: str = "last"


@dataclass(frozen=True, slots=True)
class RowView:
    """One waiting customer; waits in seconds."""

    client: str
    customer: str
    since_last: float
    since_first: float
    messages: int
    level: Level
    seen: bool = False

    def shown(self, leading: str) -> float:
        """The seconds the countdown shows."""
        return self.since_first if leading == "first" else self.since_last
