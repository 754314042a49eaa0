"""What the board is told: messages that came, replies that went out."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Conversation:
    """A customer in a client. `customer` is `""` where the client does not say who wrote."""

    client: str
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """`at` is in seconds of the machine's monotonic clock that also runs while it sleeps (see `clock`)."""

    conversation: Conversation
    at: float
    source: str = ""


class Evidence(Enum):
    """Why a round is held to be answered; strongest first."""

    PASTE_SENT = "paste-sent"  # our paste, and we pressed the send key
    PASTE_ENTER = "paste-enter"  # our paste, then the agent pressed the send key there
    TYPED_ENTER = "typed-enter"  # the agent pressed the send key in that client
    MARKED = "marked"  # "answered" by chord, click or command


@dataclass(frozen=True, slots=True)
class Reply:
    """`probable` marks evidence that may be wrong: an Enter that may only have confirmed an input-method candidate."""

    conversation: Conversation
    at: float
    evidence: Evidence
    probable: bool = False
    phrase_id: str = ""
