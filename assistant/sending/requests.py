"""What the paste machine is asked to do, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from assistant.chords import Chord
from assistant.clients.window import Window


@dataclass(frozen=True, slots=True)
class Put:
    """Paste this text: offer it, press the client's paste chord, go on when the target has read it."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Press a chord in the target, `times` times."""

    chord: Chord
    times: int = 1


@dataclass(frozen=True, slots=True)
class Settle:
    """Give the target time to digest what it has read, before the next step."""

    seconds: float


Step = Put | Press | Settle


def _any_window(_: Window) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class PasteRequest:
    """One phrase on its way. Requests are carried out in the order in which they arrive.

    `target` is the window noted when the chord was pressed. `still_right` is asked again, with the window as it
    is at that moment, right before keys are pressed:
    it says whether the same customer still stands there.
    """

    id: str
    target: Window
    steps: tuple[Step, ...]
    paste_chord: Chord
    still_right: Callable[[Window], bool] = _any_window
    give_up_after: float = 3.0


class PasteOutcome(Enum):
    """Everything but PASTED is a failure that must be shown."""

    PASTED = "pasted"
    MOVED = "moved"  # another window, or another customer's, had the focus; see `PasteResult.keys_out`
    CLOSED = "closed"  # the target is gone
    UNREAD = "unread"  # the chord was pressed, but the target never asked for the text
    SUPERSEDED = "superseded"  # unread, and the agent pressed the next chord
    PARTLY = "partly"  # some steps were done before one failed
    TAKEN = "taken"  # another program took the clipboard before the target had read
    COPIED = "copied"  # nobody may press keys on this desktop: the phrase waits on the clipboard
    FAILED = "failed"  # the platform refused; `detail` says why


@dataclass(frozen=True, slots=True)
class PasteResult:
    """What became of a request. Times are seconds since the request was started.

    `clipboard_kept` is false when what the agent had copied before could not be put back.
    `left_on_clipboard` is true when the phrase stays offered so that the agent can paste it himself.
    `keys_out` is true when the keys of the step that failed were pressed, and some other window may have got them.
    """

    request_id: str
    outcome: PasteOutcome
    target: Window
    steps_done: int = 0
    read_after: float | None = None
    clipboard_kept: bool = True
    left_on_clipboard: bool = False
    detail: str = ""
    keys_out: bool = False
