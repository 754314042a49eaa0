"""What a player sees and touches: the chat's reports, the program's answers, the keyboard."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from assistant.chords import Chord
from assistant.desktop.x11.hands import Hands
from assistant.language import _
from assistant.practice.chat import Chat
from assistant.practice.wire import Drafted, InFront, Over, Pictured, Report, Sent, TakePicture, Wrote

_STEP = 0.05
"""Seconds between two looks."""


class StuckError(Exception):
    """What was waited for did not come; the message is a sentence for people."""


class Desk:
    """`status` asks the running program; `heard` is told of every report of the chat."""

    def __init__(
        self, chat: Chat, status: Callable[[], Mapping[str, Any]], hands: Hands, heard: Callable[[Report], None]
    ) -> None:
        self._chat = chat
        self._status = status
        self._hands = hands
        self._heard = heard
        self.customers: list[str] = []
        """In the order in which they stand in the chat."""
        self.front = ""
        self.draft = ""
        self.sent: list[Sent] = []
        self.over = False
        self._pictured: set[str] = set()

    def look(self, seconds: float) -> None:
        """Take in what the chat reports for so long.

        Raises:
            StuckError: the chat's window was closed.
        """
        end = time.monotonic() + seconds
        while True:
            told = self._chat.next(max(0.0, end - time.monotonic()))
            if told is not None:
                self._take_in(told)
            if self._chat.ended:
                raise StuckError(_("the chat window was closed"))
            if time.monotonic() >= end:
                return

    def until(self, come: Callable[[], object], what: str, patience: float = 5.0) -> None:
        """Look until `come` is true.

        Raises:
            StuckError: it does not become so within `patience` seconds; `what` names it.
        """
        end = time.monotonic() + patience
        while not come():
            if time.monotonic() > end:
                raise StuckError(_("{what} did not come within {s} s", what=what, s=f"{patience:g}"))
            self.look(_STEP)

    def row(self, customer: str) -> Mapping[str, Any] | None:
        """His row on the program's clock."""
        rows = self._status()["waiting"]
        return next((row for row in rows if row["customer"] == customer), None)

    def app(self) -> str:
        """The program whose window has the keyboard, in small letters."""
        window = self._hands.active()
        return window.app.lower() if window else ""

    def press(self, chord: Chord, where: str = "") -> None:
        """Press it, if the window in front is one of the program `where`.

        Raises:
            StuckError: it is not, or the keyboard lacks the key.
        """
        if where and self.app() != where:
            raise StuckError(_("another window ({app}) came in front", app=self.app() or "?"))
        try:
            self._hands.press(chord)
        except KeyError as key:
            raise StuckError(_("the keyboard has no key {key}", key=key.args[0])) from key

    def type(self, text: str, where: str) -> None:
        """As `press`, letter by letter."""
        for letter in text:
            self.press(Chord(letter), where)
            self.look(_STEP)

    def click_tray(self, app: str) -> bool:
        """Whether the program's tray icon was there to be clicked."""
        return self._hands.click_tray(app)

    def take_picture(self, file: Path) -> bool:
        """Whether the screen is saved there now."""
        self._chat.order(TakePicture(str(file)))
        self.until(lambda: str(file) in self._pictured, _("the picture"), 10)
        return file.exists()

    def _take_in(self, told: Report) -> None:
        match told:
            case Wrote(customer=customer) if customer not in self.customers:
                self.customers.append(customer)
            case InFront(customer=customer):
                self.front = customer
            case Drafted(text=text):
                self.draft = text
            case Sent():
                self.sent.append(told)
            case Pictured(file=file):
                self._pictured.add(file)
            case Over():
                self.over = True
        self._heard(told)
