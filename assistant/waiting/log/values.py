"""What goes into the reply log and comes out of it. Moments are Unix seconds (UTC), waits seconds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from assistant.waiting.clocks import Clocks
from assistant.waiting.message import Conversation
from assistant.waiting.round import Round


@dataclass(frozen=True, slots=True)
class LogRow:
    """One reply. No message text and no name: `customer` is a keyed hash, `""` where the client named nobody."""

    id: str
    client: str
    customer: str
    first_at: float
    last_at: float
    replied_at: float
    wait_first_s: float
    wait_last_s: float
    messages: int
    evidence: str
    probable: bool
    phrase_id: str


@dataclass(frozen=True, slots=True)
class Use:
    """How often a phrase was used, and when last."""

    count: int
    last_used: float


@dataclass(frozen=True, slots=True)
class Today:
    """Replies of a day, by the wait since the first unanswered message, as the platforms count.

    `average_s` is None while there are none.
    """

    replies: int = 0
    within_golden: int = 0
    within_last: int = 0
    average_s: float | None = None


def log_row(row_id: str, done: Round, clocks: Clocks, key: bytes) -> LogRow:
    """The row of a round, its moments told by the wall clock as it stands at `clocks`."""
    return LogRow(
        id=row_id,
        client=done.conversation.client,
        customer=customer_hash(done.conversation, key),
        first_at=clocks.wall_at(done.first_at),
        last_at=clocks.wall_at(done.last_at),
        replied_at=clocks.wall_at(done.replied_at),
        wait_first_s=done.wait_first,
        wait_last_s=done.wait_last,
        messages=done.messages,
        evidence=done.evidence.value,
        probable=done.probable,
        phrase_id=done.phrase_id,
    )


def customer_hash(conversation: Conversation, key: bytes) -> str:
    """The same for every row of a customer; without the key nobody can tell whose it is (BLAKE2b, keyed)."""
    if not conversation.customer:
        return ""
    import hashlib  # see Secret.key

    named = f"{conversation.client}\0{conversation.customer}".encode()
    return hashlib.blake2b(named, key=key, digest_size=16).hexdigest()


def figures(waits: Iterable[float], golden: float, last: float) -> Today:
    """Seconds of wait to figures; a reply exactly at a limit is within it."""
    known = list(waits)
    if not known:
        return Today()
    within_golden, within_last = (sum(wait <= limit for wait in known) for limit in (golden, last))
    return Today(len(known), within_golden, within_last, sum(known) / len(known))


def local_day(wall: float) -> tuple[float, float]:
    """Beginning and end of the local day in which this moment lies; days with a clock change are longer or shorter."""
    day = datetime.fromtimestamp(wall).astimezone().date()
    midnight, next_midnight = (datetime.combine(date, time()).astimezone() for date in (day, day + timedelta(days=1)))
    return midnight.timestamp(), next_midnight.timestamp()
