"""The paste machine, told anything in any order: the promises hold."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.sending.machine import PasteMachine
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
from assistant.sending.requests import PasteOutcome, PasteRequest, Press, Put, Settle

SEND = Chord.of("enter")
WINDOWS = st.integers(1, 3)


class AnyDesktop(RuleBasedStateMachine):
    """A desktop that does what it likes; it answers commands in order, as a desktop must."""

    @initialize()
    def start(self) -> None:
        self.machine = PasteMachine()
        self.now = 0.0
        self.requests: dict[str, PasteRequest] = {}
        self.results: dict[str, PasteOutcome] = {}
        self.started: list[str] = []
        self.unanswered: list[Command] = []
        self.unread: str | None = None  # the request whose key was pressed last, and not yet followed by a read
        self.ours = False

    def tell(self, event: Event) -> None:
        for command in self.machine.handle(event, self.now):
            self.take(command)

    def take(self, command: Command) -> None:
        match command:
            case SaveClipboard():
                self.unanswered.append(command)
            case PasteInto(text, _):
                self.unanswered.append(command)
                self.unread, self.ours = text.partition(":")[0], True
                self.started.append(self.unread)
            case PressIn(_, still_right, _, _):
                assert self.unread is None or self.requests[self.unread].still_right is not still_right
                self.unanswered.append(command)
            case Offer():
                self.ours = True
            case RestoreClipboard():
                assert self.ours, "restored over what somebody else has copied"
                assert self.unread is None, "the old clipboard under a key that was not read"
            case Report(result):
                assert result.request_id not in self.results, "two results"
                self.results[result.request_id] = result.outcome
                if result.outcome is PasteOutcome.PASTED:
                    assert self.unread != result.request_id

    @rule(window=WINDOWS, lines=st.integers(0, 3), send=st.booleans())
    def ask(self, window: int, lines: int, send: bool) -> None:
        id_ = str(len(self.requests))
        puts = [Put(f"{id_}:{line}") for line in range(lines)]
        steps = (*puts, *([Settle(0.1), Press(SEND)] if send else []))
        self.requests[id_] = PasteRequest(id_, Window(window), steps, Chord.of("ctrl+v"), lambda _: bool(id_))
        self.tell(Asked(self.requests[id_]))

    @precondition(lambda self: self.unanswered)
    @rule(well=st.booleans())
    def answer(self, well: bool) -> None:
        command = self.unanswered.pop(0)
        if isinstance(command, SaveClipboard):
            self.tell(Saved(well))
        elif well:
            self.tell(Pressed())
        else:
            self.unread = None  # offered, but no key was pressed: nobody will read it late
            self.tell(Refused(PasteOutcome.MOVED))

    @precondition(lambda self: not self.unanswered)
    @rule()
    def read(self) -> None:
        self.unread = None
        self.tell(Read())

    @rule(window=WINDOWS)
    def hears(self, window: int) -> None:
        self.tell(Hears(window))

    @rule(window=WINDOWS)
    def hear(self, window: int) -> None:
        self.tell(Heard(window))

    @rule(window=WINDOWS)
    def close(self, window: int) -> None:
        if self.machine.watched & {window}:
            self.unread = None
        self.tell(Closed(window))

    @precondition(lambda self: self.ours)
    @rule()
    def take_clipboard(self) -> None:
        self.ours, self.unread = False, None
        self.tell(Taken())

    @rule()
    def keep(self) -> None:
        if self.machine.wake_at is None and not self.unanswered:
            self.unread = None
        self.tell(KeepAsked("kept"))

    @rule(seconds=st.floats(0, 4))
    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.tell(Tick())

    @rule()
    def lose_connection(self) -> None:
        self.unanswered.clear()
        self.unread = None
        self.tell(Broke("gone"))
        assert self.results.keys() == self.requests.keys()

    @invariant()
    def starts_in_order(self) -> None:
        numbers = [int(id_) for id_ in self.started]
        assert numbers == sorted(numbers)

    def teardown(self) -> None:
        """A desktop that answers and lets time pass: everything comes to an end."""
        for _ in range(1000):
            if self.unanswered:
                self._answer_well()
            elif self.machine.wake_at is not None:
                self.now = max(self.now, self.machine.wake_at)
                self.tell(Tick())
            else:
                break
        assert self.results.keys() == self.requests.keys()

    def _answer_well(self) -> None:
        command = self.unanswered.pop(0)
        self.tell(Saved(True) if isinstance(command, SaveClipboard) else Pressed())


TestAnyDesktop = AnyDesktop.TestCase
TestAnyDesktop.settings = settings(max_examples=300, stateful_step_count=40, deadline=None)
