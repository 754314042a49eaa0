"""What the paste machine is told, and what it tells the desktop to do. Both are plain values."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult

# --- what happened -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """A request came."""

    request: PasteRequest


@dataclass(frozen=True, slots=True)
class KeepAsked:
    """A text is to stay on the clipboard."""

    text: str


@dataclass(frozen=True, slots=True)
class Saved:
    """Answer to SaveClipboard; `complete` is false when something of it will be missing after RestoreClipboard."""

    complete: bool


@dataclass(frozen=True, slots=True)
class Pressed:
    """Answer to PasteInto and PressIn: the keys are out."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The other answer to PasteInto and PressIn. PasteInto's text is offered all the same.

    No key was pressed, unless `pressed`: then the keys are out, and it is not known that the target has got them.
    """

    outcome: PasteOutcome
    detail: str = ""
    pressed: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """The target has read the text of the last PasteInto, because of its keys."""


@dataclass(frozen=True, slots=True)
class Hears:
    """This window was asked whether it has handled the keys of the last PasteInto, and is of a kind that answers."""

    window: int


@dataclass(frozen=True, slots=True)
class Heard:
    """This window has handled the keys of the last PasteInto in it."""

    window: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Another program has put something on the clipboard; what we offered and had saved is history."""


@dataclass(frozen=True, slots=True)
class Closed:
    """This window, in which something was pasted, is gone."""

    window: int


@dataclass(frozen=True, slots=True)
class Tick:
    """`PasteMachine.wake_at` has come."""


@dataclass(frozen=True, slots=True)
class Broke:
    """Nothing can be pasted any more: the connection to the desktop is lost or was closed."""

    detail: str


Event = Asked | KeepAsked | Saved | Pressed | Refused | Read | Hears | Heard | Taken | Closed | Tick | Broke

# --- what to do ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SaveClipboard:
    """Keep all formats of what is on the clipboard; answered by Saved."""


@dataclass(frozen=True, slots=True)
class PressIn:
    """Verify that `target` has the keyboard and is `still_right`, press the chord at once, and look again."""

    target: Window
    still_right: Callable[[Window], bool]
    chord: Chord
    times: int = 1


@dataclass(frozen=True, slots=True)
class PasteInto:
    """Offer `text` on the clipboard, press as PressIn says, and watch who reads it."""

    text: str
    press: PressIn


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer this text to everybody; with `keep` instead of what was saved, which is history then."""

    text: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class RestoreClipboard:
    """Put back what was saved, unless somebody else owns the clipboard by now."""


@dataclass(frozen=True, slots=True)
class Report:
    result: PasteResult


Command = SaveClipboard | PressIn | PasteInto | Offer | RestoreClipboard | Report
