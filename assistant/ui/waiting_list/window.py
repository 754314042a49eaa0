"""The window of the waiting list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from assistant.language import _, ngettext
from assistant.ui.app_icon import app_icon
from assistant.ui.theme import Role, Theme
from assistant.ui.waiting_list.closed import ClosedLine, ClosedRow
from assistant.ui.waiting_list.row import WaitingRow
from assistant.waiting.view import Limits, RowView


class WaitingList(QWidget):
    """Everybody who waits, longest first, and the rounds closed last. `undone` carries the key of a ClosedRow."""

    go_to = Signal(RowView)
    answered = Signal(RowView)
    undone = Signal(str)

    def __init__(self, theme: Theme, name_client: Callable[[str], str] = str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme = theme
        self._name_client = name_client
        self._cards: dict[tuple[str, str], WaitingRow] = {}
        self._closed: Sequence[ClosedRow] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setProperty("page", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Waiting list"))
        self.setWindowIcon(app_icon())
        self._heading = QLabel(self)
        self._heading.setFont(theme.font(Role.HEADING))
        self._calm = QLabel(_("Whoever writes appears here by himself, the longest waiting on top."), self)
        self._calm.setProperty("role", "muted")
        self._calm.setWordWrap(True)
        self._just_answered = QLabel(_("Just answered"), self)
        self._just_answered.setFont(theme.font(Role.TITLE))
        self._rows = QVBoxLayout()
        self._lines = QVBoxLayout()
        self._arrange()
        QShortcut(Qt.Key.Key_Escape, self, self.close)
        theme.dress(self)
        self.show_rows((), Limits())
        self.show_closed(())
        self.resize(660, 460)

    def _arrange(self) -> None:
        page = QWidget()
        page.setProperty("page", "true")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        self._rows.setSpacing(8)
        self._lines.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._calm)
        column.addLayout(self._rows)
        column.addSpacing(6)
        column.addWidget(self._just_answered)
        column.addLayout(self._lines)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_rows(self, rows: Sequence[RowView], limits: Limits) -> None:
        """Rows with the longest waiting first; called once a second while somebody waits and this is visible."""
        self._heading.setText(
            ngettext("{n} customer waits", "{n} customers wait", len(rows)) if rows else _("Nobody waits")
        )
        self._calm.setVisible(not rows)
        wanted = {(row.client, row.customer): row for row in rows}
        for key in self._cards.keys() - wanted.keys():
            card = self._cards.pop(key)
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, (key, row) in enumerate(wanted.items()):
            if key in self._cards:
                self._cards[key].show_row(row, limits)
            else:
                self._cards[key] = self._new_card(row, limits)
            if self._rows.indexOf(self._cards[key]) != place:
                self._rows.removeWidget(self._cards[key])
                self._rows.insertWidget(place, self._cards[key])

    def show_closed(self, rows: Sequence[ClosedRow]) -> None:
        """The rounds closed last, newest first."""
        if rows == self._closed and self._lines.count():
            return
        self._closed = rows
        while item := self._lines.takeAt(0):
            if line := item.widget():
                line.hide()
                line.deleteLater()
        for row in rows:
            line = ClosedLine(self._theme, self, row, self._name_client(row.client))
            line.undone.connect(self.undone)
            self._lines.addWidget(line)
        self._just_answered.setVisible(bool(rows))

    def _new_card(self, row: RowView, limits: Limits) -> WaitingRow:
        card = WaitingRow(self._theme, self, row, self._name_client(row.client), limits)
        card.go_to.connect(self.go_to)
        card.answered.connect(self.answered)
        return card
