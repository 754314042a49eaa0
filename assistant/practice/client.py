"""The chat client: a window, the simulated customers, and desktop notifications. It knows nothing of the program.

It raises a notification for every message, also of the customer in front, as clients for shops do.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from assistant.desktop.dbus.notify import Notifier
from assistant.language import _
from assistant.practice.figures import Figures, figures
from assistant.practice.outcome import results_page
from assistant.practice.session import Session
from assistant.practice.wire import Drafted, InFront, Opening, Over, Pictured, Report, Sent, TakePicture, Wrote
from assistant.ui.practice import ChatWindow
from assistant.ui.practice.talk import Talk
from assistant.ui.theme import Theme

APP = "quickphrase-practice"

_LAST_LOOK = 1200  # ms; the last answer is seen before the results come


class Client(QObject):
    """`tell` hears of everything that happens. `window.closed` is the end."""

    def __init__(self, theme: Theme, opening: Opening, tell: Callable[[Report], None]) -> None:
        super().__init__()
        self._theme = theme
        self._opening = opening
        self._tell = tell
        self._notifier = Notifier(APP)
        self._session = Session((), 0.0)
        self._talk: Talk | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._ask)
        self.window = ChatWindow(theme)
        self.window.in_front.connect(lambda customer: tell(InFront(customer)))
        self.window.started.connect(self._begin)
        self.window.again.connect(self._begin)
        self.window.closed.connect(self._close)

    def show(self) -> None:
        """The window appears; the session begins at once, or when the agent has read how it goes."""
        self.window.show()
        if self._opening.keys:
            self.window.show_welcome(self._opening.keys, self._opening.golden)
        else:
            self._begin()

    def take_picture(self, order: TakePicture) -> None:
        saved = QGuiApplication.primaryScreen().grabWindow(0).save(order.file)
        self._tell(Pictured(order.file, saved))

    def _begin(self) -> None:
        self._session = Session(self._opening.customers, time.monotonic())
        self._talk = self.window.begin()
        self._talk.sent.connect(self._sent)
        self._talk.drafted.connect(lambda customer, text: self._tell(Drafted(customer, text)))
        self._talk.enough.connect(self._end)
        self._show_progress()
        self._wait()

    def _ask(self) -> None:
        """The customers who write now."""
        for asked in self._session.due(time.monotonic()):
            text = asked.question.text
            self.window.receive(asked.customer, text)
            self._notifier.show(asked.customer, text)
            self._tell(Wrote(asked.customer, text, asked.question.code, asked.at))
        self._wait()

    def _sent(self, customer: str, text: str) -> None:
        answer = self._session.answer(customer, text, time.monotonic())
        self._tell(Sent(customer, text, answer.waited if answer else None))
        self._show_progress()
        self._wait()

    def _wait(self) -> None:
        at = self._session.next_at()
        if at is not None:
            self._due.start(max(0, round((at - time.monotonic()) * 1000)))
        elif self._session.over:
            QTimer.singleShot(_LAST_LOOK, self._end)

    def _end(self) -> None:
        if self._talk is None:
            return
        self._due.stop()
        self._talk = None
        self.window.show_results(results_page(self._theme, self._figures(), self._opening.golden, self._opening.last))
        self._tell(Over())

    def _show_progress(self) -> None:
        if self._talk is not None:
            questions = sum(bool(q.code) for customer in self._opening.customers for q in customer.questions)
            self._talk.show_progress(_("{n} of {all} answered", n=len(self._session.answers), all=questions))

    def _figures(self) -> Figures:
        return figures(self._session, self._opening.golden, self._opening.last)

    def _close(self) -> None:
        self._due.stop()
        self._notifier.close()
