"""Who is waiting, on the disk: it survives a restart of the program and of the machine, unreadable for others.

The file is a Fernet token over JSON, its key derived from the profile's secret. Its moments are those of the boot
clock, with a look at both clocks when it was written: in the same run of the machine they are exact, through suspend
and changes of the wall clock; after a reboot the wall clock tells how much later it is, within `LONGEST_AWAY`.
"""

import base64
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.library.damage import BrokenFileError, Damage, NewerFormatError, set_aside
from assistant.waiting.board import Board
from assistant.waiting.breaks import Break
from assistant.waiting.clocks import Clocks
from assistant.waiting.files import write_private
from assistant.waiting.message import Conversation
from assistant.waiting.row import Arrival, Row
from assistant.waiting.secret import Secret

FORMAT = 1
LONGEST_AWAY = 14 * 24 * 3600.0
"""A machine that was off for longer, by the wall clock, was off for so many seconds: clocks are set wrong too."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """`damage` tells of a file that could not be used and was set aside; the board is then empty."""

    board: Board
    damage: Damage | None = None


def save(path: Path, secret: Secret, board: Board, clocks: Clocks) -> None:
    """Write who waits, the breaks and the pause; what was answered is in the reply log. No file while nobody waits.

    Raises:
        OSError: the file is as it was before.
    """
    if not board.rows and board.paused_at is None:
        path.unlink(missing_ok=True)
        return
    content = {
        "format": FORMAT,
        "clocks": asdict(clocks),
        "rows": [asdict(row) for row in board.rows],
        "breaks": [asdict(rest) for rest in board.breaks],
        "paused_at": board.paused_at,
    }
    write_private(path, _cipher(secret).encrypt(json.dumps(content).encode()))


def load(path: Path, secret: Secret, clocks: Clocks) -> Loaded:
    """The board as it was saved, its moments moved to the boot clock of now.

    Raises:
        NewerFormatError: a newer program has written the file, which is left untouched.
        OSError: the file is there and cannot be read, or, being broken, cannot be set aside.
    """
    try:
        token = path.read_bytes()
    except FileNotFoundError:
        return Loaded(Board())
    try:
        return Loaded(_board(_content(path, secret, token), clocks))
    except BrokenFileError as error:
        return Loaded(Board(), Damage(path, set_aside(path), None, str(error)))


def _cipher(secret: Secret) -> Any:
    from cryptography.fernet import Fernet  # costs 30 ms, and mostly nobody waits when the program starts

    return Fernet(base64.urlsafe_b64encode(secret.key("waiting")))


def _content(path: Path, secret: Secret, token: bytes) -> dict[str, Any]:
    from cryptography.fernet import InvalidToken

    try:
        content = json.loads(_cipher(secret).decrypt(token))
        known = content["format"] == FORMAT
        if not known and content["format"] > FORMAT:
            raise NewerFormatError(path, content["format"], FORMAT)
    except InvalidToken as error:
        raise BrokenFileError("not written with this profile's secret, or damaged") from error
    except (ValueError, TypeError, KeyError) as error:
        raise BrokenFileError(f"unexpected content: {error!r}") from error
    if not known:
        raise BrokenFileError(f"format {content['format']!r}")
    return dict(content)


def _board(content: dict[str, Any], clocks: Clocks) -> Board:
    try:
        later = _moved(Clocks(**content["clocks"]), clocks)
        rows = tuple(_row(row, later) for row in content["rows"])
        breaks = tuple(Break(rest["start"] + later, rest["end"] + later) for rest in content["breaks"])
        paused_at = content["paused_at"]
        return Board(rows, (), breaks, None if paused_at is None else paused_at + later)
    except (ValueError, TypeError, KeyError) as error:
        raise BrokenFileError(f"unexpected content: {error!r}") from error


def _moved(then: Clocks, now: Clocks) -> float:
    """What to add to moments of the boot clock of then, to have them on that of now."""
    if then.boot_id and then.boot_id == now.boot_id:
        return 0.0
    away = min(max(0.0, now.wall - then.wall), LONGEST_AWAY)
    return now.boot - away - then.boot


def _row(row: dict[str, Any], later: float) -> Row:
    arrivals = tuple(Arrival(arrival["at"] + later, tuple(arrival["sources"])) for arrival in row["arrivals"])
    if not arrivals:
        raise ValueError("a row without a message")
    return Row(Conversation(**row["conversation"]), arrivals, bool(row["seen"]))
