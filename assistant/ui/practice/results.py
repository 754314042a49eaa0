"""The page after a session: how fast the answers were."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from assistant.language import _
from assistant.ui.marks import paint_mark
from assistant.ui.theme import Role, Theme
from assistant.ui.wording import wait
from assistant.waiting.view import Level

_MARGIN = 28
_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A question; `waited` in seconds, None where it got no answer. `code` is that of a fitting phrase."""

    customer: str
    question: str
    code: str
    waited: float | None
    level: Level


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure and what it is."""

    figure: str
    what: str


class Results(QWidget):
    again = Signal()
    closed = Signal()

    def __init__(
        self, theme: Theme, heading: str, words: str, tiles: Sequence[Tile], lines: Sequence[ResultLine]
    ) -> None:
        super().__init__()
        self._theme = theme
        title = QLabel(heading)
        title.setFont(theme.font(Role.HEADING))
        below = QLabel(words)
        below.setProperty("role", "muted")
        below.setWordWrap(True)
        figures = QHBoxLayout()
        figures.setSpacing(10)
        for tile in tiles:
            figures.addWidget(self._tile(tile), 1)
        self.again_button = QPushButton(_("Practise again"))
        self.again_button.setProperty("primary", "true")
        self.again_button.clicked.connect(self.again)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.again_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 22, _MARGIN, 18)
        column.setSpacing(14)
        column.addWidget(title)
        column.addWidget(below)
        column.addLayout(figures)
        column.addWidget(self._table(lines), 1)
        column.addLayout(buttons)

    def _tile(self, tile: Tile) -> QFrame:
        frame = QFrame()
        frame.setProperty("card", "true")
        figure = QLabel(tile.figure)
        figure.setFont(self._theme.font(Role.HEADING))
        what = QLabel(tile.what)
        what.setProperty("role", "muted")
        what.setWordWrap(True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(2)
        inside.addWidget(figure)
        inside.addWidget(what)
        return frame

    def _table(self, lines: Sequence[ResultLine]) -> QScrollArea:
        page = QWidget()
        page.setProperty("page", "true")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(2, 1)
        for row, line in enumerate(lines):
            cells = (
                _Mark(self._theme, line.level),
                _label(line.customer),
                _label(line.question),
                _label(line.code, "key"),
                _label(_outcome(line)),
            )
            for place, cell in enumerate(cells):
                grid.addWidget(cell, row, place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            cells[3].setToolTip(_("The code of a fitting phrase"))
            cells[2].setProperty("role", "muted")
        grid.setRowStretch(len(lines), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area


def _outcome(line: ResultLine) -> str:
    if line.waited is None:
        return _("no answer")
    words = {Level.LATE: _("late"), Level.OVERDUE: _("too late")}
    how = words.get(line.level) or _("in time")
    waited = _("{s} s", s=f"{line.waited:.1f}") if line.waited < _MINUTE else wait(line.waited)
    return f"{waited} · {how}"


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


class _Mark(QWidget):
    """The level's mark, as on the clock."""

    def __init__(self, theme: Theme, level: Level) -> None:
        super().__init__()
        self._theme = theme
        self._level = level
        self.setFixedSize(QSize(16, 16))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._level, self._theme.colours)
        painter.end()
