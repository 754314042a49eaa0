"""The paste machine: decides what happens when, and touches nothing itself.

It is told what happened (`machine_events`) with the time, and answers with commands for the desktop. Requests are
carried out in the order in which they arrive; each ends in exactly one Report. The rules:

- The clipboard is saved once for a burst of requests and restored after the last, unless somebody else took it.
- A step follows a Put only after the *target* has read the text *because of our keys*.
- Keys are pressed only where the target was verified right before, and count only if it is still there after (PressIn).
- A text that was not read is never followed by a key, and never replaced by the old clipboard: the target may still
  be about to read. It stays offered, and the agent is told.
- A busy target is waited for. It is not waited for when its window has handled our keys without reading (the focus
  was not in an input field) and the agent has pressed the next chord meanwhile.
- When a target neither reads nor handles its events, what else waits for it fails at once, and no further key is
  pressed in it until it has woken up and read what it owed: keys pile up in a hung window, and all come out together.
"""

from collections import deque
from enum import Enum, auto

from assistant.sending.current import Current
from assistant.sending.machine_events import (
    Asked,
    Broke,
    Closed,
    Command,
    Event,
    Heard,
    Hears,
    KeepAsked,
    Offer,
    PasteInto,
    Pressed,
    PressIn,
    Read,
    Refused,
    Report,
    RestoreClipboard,
    SaveClipboard,
    Saved,
    Taken,
    Tick,
)
from assistant.sending.patience import AWAKE, HUNG_FOR, IGNORED_AFTER, LONGEST_QUIET, QUIET
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult, Press, Put, Settle


class _State(Enum):
    IDLE = auto()
    SAVING = auto()
    PRESSING = auto()
    READING = auto()
    WAKING = auto()  # until the hung target has handled its events
    SETTLING = auto()  # until `wake_at`, then the next step
    RESTING = auto()  # as SETTLING, after the last step of a request


class PasteMachine:
    """Tell it with `handle`, and tell it `Tick()` at `wake_at` (None: nothing to wait for)."""

    def __init__(self) -> None:
        self.wake_at: float | None = None
        self._state = _State.IDLE
        self._waiting: deque[PasteRequest] = deque()
        self._current: Current | None = None
        self._saved: Saved | None = None  # what RestoreClipboard would put back
        self._keep: str | None = None  # what is to stay on the clipboard instead
        self._quiet_end = 0.0
        self._left = False  # an unread text is on offer, and stays
        self._hung: dict[int, float] = {}  # window -> until when it is taken for hung
        self._broken = ""
        self._out: list[Command] = []

    def handle(self, event: Event, now: float) -> list[Command]:
        """What is to be done now. `now` never goes back."""
        match event:
            case Asked(request):
                self._on_asked(request, now)
            case KeepAsked(text):
                self._keep = text
                if self._state is _State.IDLE:
                    self._give_back()
            case Saved() if self._state is _State.SAVING:
                self._saved = event
                self._go_on(now)
            case Pressed() if self._state is _State.PRESSING:
                self._on_pressed(now)
            case Refused(outcome, detail, pressed) if self._state is _State.PRESSING:
                self._at_work().keys_out = pressed
                self._fail(outcome, detail, now)
            case Read():
                self._on_read(now)
            case Hears(window) if self._is_target(window):
                self._at_work().hears = True
            case Heard(window):
                self._on_heard(window, now)
            case Taken():
                self._on_taken(now)
            case Closed(window):
                self._on_closed(window, now)
            case Tick():
                self._on_tick(now)
            case Broke(detail):
                self._on_broke(detail)
        out, self._out = self._out, []
        return out

    @property
    def watched(self) -> set[int]:
        """The windows about which Heard and Closed are still of interest."""
        waited_for = self._state in (_State.READING, _State.WAKING)
        return {*self._hung, *([self._at_work().request.target.id] if waited_for else [])}

    def _at_work(self) -> Current:
        if self._current is None:
            raise RuntimeError("no request is being carried out")
        return self._current

    def _is_target(self, window: int) -> bool:
        return self._current is not None and self._current.request.target.id == window

    # --- events -----------------------------------------------------------------------------------------------------

    def _on_asked(self, request: PasteRequest, now: float) -> None:
        self._waiting.append(request)
        if self._broken:
            self._on_broke(self._broken)
        elif self._state is _State.IDLE:
            self._next(now)
        elif self._state is _State.READING:
            self._set_reading_wake()

    def _on_pressed(self, now: float) -> None:
        current = self._at_work()
        if isinstance(current.step, Put):
            current.pressed_at, current.hears, current.heard_at = now, False, None
            self._state = _State.READING
            self._set_reading_wake()
        else:
            current.done += 1
            self._go_on(now)

    def _on_read(self, now: float) -> None:
        if self._state is _State.READING:
            current = self._at_work()
            current.done += 1
            current.read_after = now - current.started
            self._quiet_end = now + LONGEST_QUIET
            self._left = False
            self._settle(QUIET, now)
        elif self._state in (_State.SETTLING, _State.RESTING) and self.wake_at is not None:
            self.wake_at = max(self.wake_at, min(now + QUIET, self._quiet_end))

    def _on_heard(self, window: int, now: float) -> None:
        self._hung.pop(window, None)
        if not self._is_target(window):
            return
        if self._state is _State.READING and self._at_work().heard_at is None:
            self._at_work().heard_at = now
            self._set_reading_wake()
        elif self._state is _State.WAKING:
            self._state, self.wake_at, self._quiet_end = _State.SETTLING, now + AWAKE, now + 2 * AWAKE

    def _on_closed(self, window: int, now: float) -> None:
        self._hung.pop(window, None)
        if self._is_target(window) and self._state is _State.READING:
            self._fail(PasteOutcome.CLOSED, "", now)
        elif self._is_target(window) and self._state is _State.WAKING:
            self._end_unpressed(PasteOutcome.CLOSED, "", now)

    def _on_taken(self, now: float) -> None:
        self._saved, self._left = None, False
        if self._state is _State.READING:
            self._fail(PasteOutcome.TAKEN, "", now)

    def _on_tick(self, now: float) -> None:
        if self.wake_at is None or now < self.wake_at:
            return
        match self._state:
            case _State.READING:
                self._give_up(now)
            case _State.WAKING:
                self._end_unpressed(PasteOutcome.UNREAD, "hung", now)
            case _State.SETTLING:
                self._go_on(now)
            case _State.RESTING:
                self._next(now)

    def _on_broke(self, detail: str) -> None:
        self._broken = detail
        if self._current is not None:
            done = self._current.done
            self._report(PasteOutcome.PARTLY if done else PasteOutcome.FAILED, detail=detail)
        for request in self._waiting:
            self._out.append(Report(PasteResult(request.id, PasteOutcome.FAILED, request.target, detail=detail)))
        self._waiting.clear()
        self._current, self._saved, self._keep, self._left = None, None, None, False
        self._state, self.wake_at = _State.IDLE, None

    # --- what follows -----------------------------------------------------------------------------------------------

    def _next(self, now: float) -> None:
        """The next request, or the end of the burst."""
        self._current, self.wake_at = None, None
        if not self._waiting:
            self._state = _State.IDLE
            self._give_back()
            return
        self._current = Current(self._waiting.popleft(), now)
        self._go_on(now)

    def _go_on(self, now: float) -> None:
        """The next step of the current request, up to the point where something must happen first."""
        current = self._at_work()
        self.wake_at = None
        if current.finished:
            self._report(PasteOutcome.PASTED)
            self._next(now)
            return
        request = current.request
        if now < self._hung.get(request.target.id, 0.0):
            self._state, self.wake_at = _State.WAKING, now + request.give_up_after
            return
        match current.step:
            case Put(text):
                if self._saved is None:
                    self._state = _State.SAVING
                    self._out.append(SaveClipboard())
                    return
                self._state = _State.PRESSING
                press = PressIn(request.target, request.still_right, request.paste_chord)
                self._out.append(PasteInto(text, press))
            case Press(chord, times):
                self._state = _State.PRESSING
                self._out.append(PressIn(request.target, request.still_right, chord, times))
            case Settle(seconds):
                current.done += 1
                self._settle(seconds, now)

    def _settle(self, seconds: float, now: float) -> None:
        """Wait, then go on; a result that nothing can change any more is reported first."""
        current = self._at_work()
        while not current.finished and isinstance(current.step, Settle):
            seconds = max(seconds, current.step.seconds)
            current.done += 1
        self._state, self.wake_at = _State.SETTLING, now + seconds
        if current.finished:
            self._report(PasteOutcome.PASTED)
            self._state, self._current = _State.RESTING, None

    def _set_reading_wake(self) -> None:
        current = self._at_work()
        self.wake_at = current.pressed_at + current.request.give_up_after
        if self._waiting and current.heard_at is not None:
            self.wake_at = min(self.wake_at, current.heard_at + IGNORED_AFTER)

    def _give_up(self, now: float) -> None:
        current = self._at_work()
        target = current.request.target.id
        late = now >= current.pressed_at + current.request.give_up_after
        hung = late and current.hears and current.heard_at is None
        dropped = [waiting for waiting in self._waiting if hung and waiting.target.id == target]
        if hung:
            self._hung[target] = now + HUNG_FOR
            self._waiting = deque(waiting for waiting in self._waiting if waiting.target.id != target)
        self._fail(PasteOutcome.UNREAD if late else PasteOutcome.SUPERSEDED, "hung" if hung else "", now)
        for request in dropped:
            self._out.append(Report(PasteResult(request.id, PasteOutcome.UNREAD, request.target, detail="hung")))

    def _end_unpressed(self, outcome: PasteOutcome, detail: str, now: float) -> None:
        """The current request ends while the target still owes a read of an older text, which stays offered."""
        self._report(outcome, detail=detail)
        self._next(now)

    def _fail(self, outcome: PasteOutcome, detail: str, now: float) -> None:
        """The current request ends here. An unread text stays offered, with what should have followed it."""
        current = self._at_work()
        step = current.step
        left = isinstance(step, Put) and self._saved is not None
        if isinstance(step, Put) and left and not self._waiting and current.rest() != step.text:
            self._out.append(Offer(current.rest()))
        if current.done:
            outcome, detail = PasteOutcome.PARTLY, detail or outcome.value
        self._left = left
        self._report(outcome, left=left and not self._waiting and self._keep is None, detail=detail)
        self._next(now)

    def _give_back(self) -> None:
        """The burst is over: the clipboard gets what belongs there."""
        if self._keep is not None:
            self._out.append(Offer(self._keep, keep=True))
            self._keep, self._saved, self._left = None, None, False
        elif self._saved is not None and not self._left:
            self._out.append(RestoreClipboard())
            self._saved = None

    def _report(self, outcome: PasteOutcome, left: bool = False, detail: str = "") -> None:
        current = self._at_work()
        kept = self._saved is None or self._saved.complete
        self._out.append(Report(current.result(outcome, kept=kept, left=left, detail=detail)))
