"""The chat window of a practice session: a plain chat client with several customers, as any other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from assistant.language import _
from assistant.ui.practice.results import Results
from assistant.ui.practice.talk import Talk
from assistant.ui.practice.welcome import Welcome
from assistant.ui.theme import Theme

_SIZE = (860, 560)


class ChatWindow(QWidget):
    """Ctrl+1..9 and Ctrl+Tab go to another customer. The title names the one in front, as chat clients do."""

    in_front = Signal(str)
    """Whose conversation has the keyboard now, `""` for none."""
    started = Signal()
    again = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages = QStackedWidget()
        self.setProperty("page", "true")
        theme.dress(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        for n in range(1, 10):
            QShortcut(QKeySequence(f"Ctrl+{n}"), self, lambda at=n - 1: self._go_to(at))
        QShortcut(QKeySequence("Ctrl+Tab"), self, lambda: self._step(1))
        QShortcut(QKeySequence("Ctrl+Shift+Tab"), self, lambda: self._step(-1))
        self.resize(*_SIZE)
        self._looked()

    def begin(self) -> Talk:
        """An empty talk in front."""
        talk = Talk(self._theme)
        talk.chosen.connect(lambda _customer: self._looked())
        self._turn_to(talk)
        talk.field.setFocus()
        return talk

    def show_welcome(self, keys: Sequence[tuple[str, str]], golden: float) -> None:
        """What to expect, before it begins; `started` follows."""
        page = Welcome(self._theme, keys, golden)
        page.started.connect(self.started)
        self._turn_to(page)
        page.start.setFocus()

    def show_results(self, results: Results) -> None:
        """How it went; `again` or `closed` follows."""
        results.again.connect(self.again)
        results.closed.connect(self.close)
        self._turn_to(results)
        results.again_button.setFocus()

    def receive(self, customer: str, text: str) -> None:
        """A customer writes, once it has begun. Unless he is being read, the window asks for attention."""
        talk = self._talk
        if talk is None:
            return
        talk.receive(customer, text)
        if customer != self._reading():
            names = talk.names
            names.show_unread(customer, names.unread(customer) + 1)
            QApplication.alert(self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._looked()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt
        self.closed.emit()
        super().closeEvent(event)

    @property
    def _talk(self) -> Talk | None:
        page = self._pages.currentWidget()
        return page if isinstance(page, Talk) else None

    def _turn_to(self, page: QWidget) -> None:
        old = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._looked()

    def _go_to(self, at: int) -> None:
        if self._talk and at < self._talk.names.count():
            self._talk.names.setCurrentRow(at)
            self._talk.field.setFocus()

    def _step(self, by: int) -> None:
        if self._talk:
            self._talk.names.step(by)
            self._talk.field.setFocus()

    def _reading(self) -> str:
        return self._talk.names.customer if self._talk and self.isActiveWindow() else ""

    def _looked(self) -> None:
        """The agent looks at another customer, at another window, or at this one again."""
        chat, named = _("Practice chat"), self._talk.names.customer if self._talk else ""
        self.setWindowTitle(f"{named} - {chat}" if named else chat)
        customer = self._reading()
        if self._talk and customer:
            self._talk.names.show_unread(customer, 0)
        self.in_front.emit(customer)
