"""One waiting customer in the list."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from assistant.language import _, ngettext
from assistant.ui.gauge import paint_gauge
from assistant.ui.theme import Role, Theme
from assistant.ui.wording import customer_name, level_word, row_sentence, wait
from assistant.waiting.view import Limits, RowView

_GAUGE = 42


class GaugeView(QWidget):
    """Ring and seconds of one row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row: RowView | None = None
        self.limits = Limits()
        self.setFixedSize(QSize(_GAUGE, _GAUGE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        if self.row is None:
            return
        painter = QPainter(self)
        seconds = self.row.shown(self.limits.leading)
        paint_gauge(painter, QRectF(self.rect()), self.row.level, seconds, self.limits, self._theme)
        painter.end()


class WaitingRow(QFrame):
    """Updated in place, so that the keyboard stays on its buttons while the seconds run."""

    go_to = Signal(RowView)
    answered = Signal(RowView)

    def __init__(self, theme: Theme, parent: QWidget, row: RowView, client: str, limits: Limits) -> None:
        super().__init__(parent)
        self._client = client
        self._row = row
        self.setProperty("card", "true")
        self._gauge = GaugeView(theme, self)
        self._name = QLabel(self)
        self._name.setFont(theme.font(Role.TITLE))
        self._facts = QLabel(self)
        self._facts.setProperty("role", "muted")
        self._facts.setWordWrap(True)
        self._go = QPushButton(_("Go to"), self)
        self._answered = QPushButton(_("Answered"), self)
        self._go.clicked.connect(lambda: self.go_to.emit(self._row))
        self._answered.clicked.connect(lambda: self.answered.emit(self._row))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(12)
        line.addWidget(self._gauge)
        line.addLayout(words, 1)
        line.addWidget(self._go)
        line.addWidget(self._answered)
        self.show_row(row, limits)

    def show_row(self, row: RowView, limits: Limits) -> None:
        """The same customer, a moment later."""
        self._row = row
        self._gauge.row, self._gauge.limits = row, limits
        self._gauge.update()
        name = customer_name(row.customer)
        self._name.setText(name)
        self._facts.setText(" · ".join([self._client, *_facts(row, limits)]))
        self.setAccessibleName(row_sentence(row, self._client, row.shown(limits.leading)))
        self._go.setAccessibleName(_("Go to {customer}", customer=name))
        self._answered.setAccessibleName(_("{customer} was answered", customer=name))


def _facts(row: RowView, limits: Limits) -> list[str]:
    facts = [level_word(row.level)]
    if row.messages > 1:
        facts.append(ngettext("{n} message", "{n} messages", row.messages))
        if limits.leading == "first":
            facts.append(_("last one {wait} ago", wait=wait(row.since_last)))
        else:
            facts.append(_("{wait} in all", wait=wait(row.since_first)))
    if row.seen:
        facts.append(_("seen"))
    return facts
