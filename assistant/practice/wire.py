"""What the chat window's process and whoever started it tell one another: one JSON object a line.

The starter first sends `Opening`; the end of its stream ends the chat. Moments are seconds of the monotonic clock,
which all processes share.
"""

from typing import Any

import msgspec

from assistant.practice.session import Customer


class Opening(msgspec.Struct, frozen=True, tag="opening"):
    """`keys` are chords and what they do, shown before the session begins; without any it begins at once."""

    language: str
    theme: str
    customers: tuple[Customer, ...]
    golden: float
    last: float
    keys: tuple[tuple[str, str], ...] = ()


class TakePicture(msgspec.Struct, frozen=True, tag="take-picture"):
    """Save what the screen shows now as PNG."""

    file: str


class Wrote(msgspec.Struct, frozen=True, tag="wrote"):
    """A customer wrote. `code` is that of a fitting phrase, `""` where no answer is needed."""

    customer: str
    text: str
    code: str
    at: float


class InFront(msgspec.Struct, frozen=True, tag="in-front"):
    """Whose conversation has the keyboard now, `""` for none."""

    customer: str


class Drafted(msgspec.Struct, frozen=True, tag="drafted"):
    """This stands in the field now, not yet sent."""

    customer: str
    text: str


class Sent(msgspec.Struct, frozen=True, tag="sent"):
    """The agent wrote. `waited` seconds since the question, None where nobody had asked."""

    customer: str
    text: str
    waited: float | None


class Pictured(msgspec.Struct, frozen=True, tag="pictured"):
    """The picture is saved, or could not be."""

    file: str
    saved: bool


class Over(msgspec.Struct, frozen=True, tag="over"):
    """Everybody was answered, or the agent has had enough; the results are shown."""


Order = Opening | TakePicture
Report = Wrote | InFront | Drafted | Sent | Pictured | Over

_orders: "msgspec.json.Decoder[Order]" = msgspec.json.Decoder(Order)
_reports: "msgspec.json.Decoder[Report]" = msgspec.json.Decoder(Report)


def line(message: Order | Report) -> bytes:
    """The message as a line."""
    encoded: Any = msgspec.json.encode(message)
    return bytes(encoded) + b"\n"


def order(text: bytes) -> Order:
    """
    Raises:
        msgspec.DecodeError: that is none.
    """
    return _orders.decode(text)


def report(text: bytes) -> Report:
    """
    Raises:
        msgspec.DecodeError: that is none.
    """
    return _reports.decode(text)
