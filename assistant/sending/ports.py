"""What sending needs of the desktop. Implemented in `assistant.desktop.*`; callbacks come on any thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.sending.requests import PasteRequest, PasteResult


class ChordState(Enum):
    """How a wanted chord stands with the desktop."""

    READY = "ready"
    TAKEN = "taken"  # another program holds it
    NO_SUCH_KEY = "no-such-key"  # this keyboard layout has no such key
    UNAVAILABLE = "unavailable"  # no hotkeys here at all
    CHANGED = "changed"  # the desktop gave another chord than the wanted one (portal)


@dataclass(frozen=True, slots=True)
class Registration:
    """`detail` names the holder or the given chord where the platform tells."""

    chord: Chord
    state: ChordState
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Fired:
    """A chord was pressed: which, when (seconds of `time.monotonic`), and where the focus was at that moment."""

    name: str
    at: float
    window: Window | None


class ClipboardRefusedError(Exception):
    """The text could not be copied; the message says what is missing, in the platform's words."""


class Hotkeys(Protocol):
    """Global hotkeys. `bind` replaces the whole set (the Wayland portal binds once a session)."""

    def bind(self, wanted: Mapping[str, Chord]) -> Mapping[str, Registration]:
        """Register these names; returns how each stands. Never raises for a taken chord."""

    def close(self) -> None: ...


class Paster(Protocol):
    """Carries out requests one after another and reports each exactly once through its result callback."""

    def paste(self, request: PasteRequest) -> None: ...

    def offer(self, text: str) -> None:
        """Put text on the clipboard to stay there (palette's copy, or after a failure).

        Raises:
            ClipboardRefusedError: there is no clipboard, or it is gone.
        """

    def close(self) -> None: ...


class Windows(Protocol):
    """Looking at and raising other programs' windows."""

    def active(self) -> Window | None: ...

    def activate(self, window: Window) -> bool:
        """Bring it to the front and give it the keyboard; true when that was seen to happen."""

    def list(self) -> tuple[Window, ...]: ...


class ClipboardReader(Protocol):
    def text(self) -> str:
        """The text on the clipboard now, `""` where there is none or its owner does not answer."""


OnFired = Callable[[Fired], None]
OnChords = Callable[[Mapping[str, Registration]], None]
"""Told how all chords stand when that has changed without a `bind`: the agent took another keyboard layout."""
OnResult = Callable[[PasteResult], None]
