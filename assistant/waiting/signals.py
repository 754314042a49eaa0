"""What sources see, before the profiles have said whether it is a customer's message."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from assistant.clients.notification import Notification
from assistant.clients.window import Window


@dataclass(frozen=True, slots=True)
class Notified:
    """A desktop notification was shown."""

    notification: Notification
    at: float


@dataclass(frozen=True, slots=True)
class AttentionAsked:
    """A window began to ask for attention (urgency hint, flashing)."""

    window: Window
    at: float


@dataclass(frozen=True, slots=True)
class AttentionEnded:
    window: Window
    at: float


@dataclass(frozen=True, slots=True)
class TitleChanged:
    window: Window
    before: str
    at: float


@dataclass(frozen=True, slots=True)
class Activated:
    """This window has the focus now: what stands in it has been seen."""

    window: Window
    at: float


@dataclass(frozen=True, slots=True)
class SendKeyPressed:
    """Enter (or Ctrl+Enter) was pressed, with the window that had the focus.

    `ctrl` tells the two apart. `composing` is true where an input method may have taken the key.
    """

    window: Window
    at: float
    ctrl: bool = False
    composing: bool = False


Signal = Notified | AttentionAsked | AttentionEnded | TitleChanged | Activated | SendKeyPressed
OnSignal = Callable[[Signal], None]


class SourceState(Enum):
    LISTENING = "listening"
    UNAVAILABLE = "unavailable"  # `detail` says what is missing
    LOST = "lost"  # it worked, and ended


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """`last_at` is when it last reported anything, None for never."""

    name: str
    state: SourceState
    detail: str = ""
    last_at: float | None = None


OnStatus = Callable[[SourceStatus], None]


class Source(Protocol):
    """Reports signals, and its status whenever its state changes, on any thread until closed. Started only once."""

    name: str

    def start(self, on_signal: OnSignal, on_status: OnStatus | None = None) -> None:
        """Never raises: what is missing shows in `status`."""

    def status(self) -> SourceStatus: ...

    def close(self) -> None: ...
