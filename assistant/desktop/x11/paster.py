"""Carries the paste machine out on X11. Implements `assistant.sending.ports.Paster`."""

import contextlib
import logging
import time
from collections import deque
from dataclasses import replace

from Xlib import X, error

from assistant.chords import Chord
from assistant.desktop.x11.connection import Connection, ConnectionGoneError
from assistant.desktop.x11.content import TEXT_TARGETS, Content, text_content
from assistant.desktop.x11.fetch import Fetch
from assistant.desktop.x11.press import Presser, Verified
from assistant.desktop.x11.selection import Selection, Served
from assistant.desktop.x11.watch import TargetWatch
from assistant.sending.ledger import Entry
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
from assistant.sending.ports import ClipboardRefusedError, OnResult
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult

log = logging.getLogger(__name__)

_LOST = "the connection to the X server is lost"

CTRL_V = Chord.of("ctrl+v")
SHIFT_INSERT = Chord.of("shift+insert")
"""The same to GTK, Qt and browsers, which know no Ctrl+V on a keyboard without Latin letters (layout `ru` alone)."""


class XPaster:
    """`paste` and `offer` may be called on any thread; results are reported on the connection's thread."""

    def __init__(
        self,
        connection: Connection,
        selection: Selection,
        presser: Presser,
        on_result: OnResult,
    ) -> None:
        self._connection = connection
        self._selection = selection
        self._presser = presser
        self._watch = TargetWatch(
            connection,
            lambda xid: self._feed(Hears(xid)),
            lambda xid: self._feed(Heard(xid)),
            lambda xid: self._feed(Closed(xid)),
        )
        self._on_result = on_result
        self._machine = PasteMachine()
        self._events: deque[Event] = deque()
        self._feeding = False
        self._pasting: Entry[Content] | None = None
        self._texts = {connection.display.get_atom(name) for name in TEXT_TARGETS}
        self.saved: Content | None = None

    def paste(self, request: PasteRequest) -> None:
        if not self._connection.post(lambda: self._feed(Asked(request))):
            self._report(PasteResult(request.id, PasteOutcome.FAILED, request.target, detail=_LOST))

    def offer(self, text: str) -> None:
        """As the port says."""
        if not self._connection.post(lambda: self._feed(KeepAsked(text))):
            raise ClipboardRefusedError(_LOST)

    def close(self) -> None:
        """End what is under way, report it, and put back what the agent had copied."""
        with contextlib.suppress(ConnectionGoneError):
            self._connection.call(lambda: self.broke("closed"))
            self._connection.call(self._restore)

    def broke(self, detail: str) -> None:
        """Nothing can be pasted any more. On the connection's thread; sends nothing, the connection may be dead."""
        for command in self._machine.handle(Broke(detail), time.monotonic()):
            self._try(command)

    def on_served(self, served: Served) -> None:
        """A program has fetched something from us."""
        if served.entry.reader == served.client and served.target in self._texts:
            self._selection.ledger.settle(served.entry)
            if served.entry is self._pasting:
                self._feed(Read())

    def on_taken(self) -> None:
        """Another program owns the clipboard."""
        self.saved = self._pasting = None
        self._feed(Taken())

    def _feed(self, event: Event) -> None:
        self._events.append(event)
        if self._feeding:
            return
        self._feeding = True
        try:
            while self._events:
                for command in self._machine.handle(self._events.popleft(), time.monotonic()):
                    self._try(command)
        finally:
            self._feeding = False
        self._watch.keep(self._machine.watched)
        self._connection.timer("paste", self._machine.wake_at, lambda: self._feed(Tick()))

    def _try(self, command: Command) -> None:
        """What goes wrong here must become a result, and not a machine that waits for ever."""
        try:
            self._do(command)
        except (error.ConnectionClosedError, OSError):
            raise
        except Exception as problem:
            log.exception("%s failed", type(command).__name__)
            saving = isinstance(command, SaveClipboard)
            self._events.append(Saved(complete=False) if saving else Refused(PasteOutcome.FAILED, str(problem)))

    def _do(self, command: Command) -> None:
        match command:
            case SaveClipboard():
                self._save()
            case PasteInto(text, press):
                self._paste_into(text, press)
            case PressIn():
                pressed = self._presser.press(command)
                self._feed(pressed if isinstance(pressed, Refused) else Pressed())
            case Offer(text, keep):
                content = text_content(self._connection.display, text, hidden=False)
                self._selection.own(content, self._selection.server_time())
                self._pasting = None
                self.saved = None if keep else self.saved
            case RestoreClipboard():
                self._restore()
            case Report(result):
                self._report(result)

    def _save(self) -> None:
        current = self._selection.ledger.current
        if self._selection.owned and current is not None:
            self._saved_is(current.what)
        else:
            Fetch(self._connection, self._selection.clipboard, X.CurrentTime, self._saved_from_owner)

    def _saved_from_owner(self, content: Content) -> None:
        self._selection.ledger.clear()
        self._selection.ledger.offer(content, None)  # for programs that read late what was there before
        self._saved_is(content)

    def _saved_is(self, content: Content) -> None:
        self.saved = content
        self._feed(Saved(content.complete))

    def _paste_into(self, text: str, press: PressIn) -> None:
        content = text_content(self._connection.display, text, hidden=True)
        self._pasting = None
        if press.chord == CTRL_V and not self._presser.has_key("v"):
            press = replace(press, chord=SHIFT_INSERT)

        def offer(verified: Verified) -> None:
            reader = self._selection.client_of(verified.focus)
            self._pasting = self._selection.own(content, verified.at, reader)
            self._watch.start(press.target.id, verified.at)

        pressed = self._presser.press(press, offer)
        if isinstance(pressed, Refused):
            if self._pasting is not None:
                self._pasting.only_reader = True  # some other window has our paste chord, and must not get the text
            else:
                self._selection.own(content, self._selection.server_time())
            self._feed(pressed)
        else:
            self._feed(Pressed())

    def _restore(self) -> None:
        saved, self.saved, self._pasting = self.saved, None, None
        if saved is None or not self._selection.owned or saved.unknown:
            return
        # Whoever copies something after this moment keeps it: the server ignores our claim, which is older (ICCCM 2.1).
        at = self._selection.server_time()
        if self._connection.display.get_selection_owner(self._selection.clipboard) != self._selection.window:
            return
        if saved.pieces:
            self._selection.own(saved, at)
        else:
            self._selection.disown(at)
        self._connection.display.flush()

    def _report(self, result: PasteResult) -> None:
        try:
            self._on_result(result)
        except Exception:
            log.exception("nobody took the result of a paste")
