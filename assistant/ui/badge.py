"""The badge: a small instrument always on top that never takes the focus."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication

from assistant.language import _
from assistant.ui.gauge import paint_gauge
from assistant.ui.surface import UNOBTRUSIVE, Surface
from assistant.ui.theme import Role, Theme
from assistant.ui.wording import customer_name, others, row_sentence
from assistant.waiting.view import Level, Limits, RowView

_WIDTH, _HEIGHT, _GAUGE = 204, 52, 38
_FROM_CORNER = 24


class Badge(Surface):
    """Shows who has waited longest; hidden while nobody waits. A click goes to that customer, dragging moves it."""

    clicked = Signal(RowView)
    moved = Signal(QPoint)

    def __init__(self, theme: Theme, place: QPoint | None = None, name_client: Callable[[str], str] = str) -> None:
        """`place` is the top left corner as it was last `moved`; `None` is the bottom right of the screen."""
        super().__init__(theme, UNOBTRUSIVE, radius=12, shadow=6)
        self._name_client = name_client
        self._rows: Sequence[RowView] = ()
        self._limits = Limits()
        self._pressed: QPoint | None = None
        self._dragged = False
        self.setFixedSize(_WIDTH + 2 * self.shadow, _HEIGHT + 2 * self.shadow)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Longest waiting customer"))
        self._place = self._on_a_screen(place)

    def show_rows(self, rows: Sequence[RowView], limits: Limits) -> None:
        """Rows with the longest waiting first; called once a second while somebody waits."""
        self._rows, self._limits = rows, limits
        if not rows:
            self.hide()
            return
        row = rows[0]
        client = self._name_client(row.client)
        self.setAccessibleDescription(row_sentence(row, client, row.shown(limits.leading)))
        self.setToolTip(_("Click: go to {customer}. Drag: move.", customer=customer_name(row.customer)))
        if not self.isVisible():
            self.move(self._place)
            self.show()
        self.update()

    def ground(self) -> QColor:
        overdue = self._rows and self._rows[0].level is Level.OVERDUE
        colours = self.theme.colours
        return colours.levels[Level.OVERDUE].fill if overdue else colours.surface

    def edge(self) -> QColor:
        if not self._rows or self._rows[0].level is Level.FRESH:
            return self.theme.colours.border
        return self.theme.colours.levels[self._rows[0].level].fill

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt
        super().paintEvent(event)
        if not self._rows:
            return
        row = self._rows[0]
        painter = QPainter(self)
        board = self.board()
        box = QRectF(board.left() + 8, board.center().y() - _GAUGE / 2, _GAUGE, _GAUGE)
        seconds = row.shown(self._limits.leading)
        paint_gauge(painter, box, row.level, seconds, self._limits, self.theme)
        self._paint_words(painter, row, board.adjusted(_GAUGE + 18, 8, -12, -8))
        painter.end()

    def _paint_words(self, painter: QPainter, row: RowView, box: QRectF) -> None:
        colours = self.theme.colours
        on_fill = colours.levels[Level.OVERDUE].on_fill
        overdue = row.level is Level.OVERDUE
        more = len(self._rows) - 1
        below = [self._name_client(row.client)] + ([others(more)] if more else [])
        for text, role, colour, flag in (
            (customer_name(row.customer), Role.TITLE, colours.text, Qt.AlignmentFlag.AlignTop),
            (" · ".join(below), Role.SMALL, colours.muted, Qt.AlignmentFlag.AlignBottom),
        ):
            font = self.theme.font(role)
            painter.setFont(font)
            painter.setPen(on_fill if overdue else colour)
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, int(flag | Qt.AlignmentFlag.AlignLeft), elided)

    # Some window managers put the first window of a session at (0, 0) whatever was asked for.
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt
        super().showEvent(event)
        QTimer.singleShot(0, self._put_back)

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt
        super().moveEvent(event)
        if not self._dragged and self.isVisible() and event.pos() == QPoint(0, 0):
            QTimer.singleShot(0, self._put_back)

    def _put_back(self) -> None:
        if not self._dragged and self.pos() != self._place:
            self.move(self._place)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        if self._pressed is None:
            return
        to = event.globalPosition().toPoint() - self._pressed
        if self._dragged or (to - self.pos()).manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self.move(to)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        if self._dragged:
            self._place = self.pos()
            self._dragged = False
            self.moved.emit(self._place)
        elif self._rows:
            self.clicked.emit(self._rows[0])

    def _on_a_screen(self, place: QPoint | None) -> QPoint:
        """`place` while some screen shows the whole badge there, else the bottom right of the first screen."""
        for screen in QGuiApplication.screens():
            if place is not None and screen.availableGeometry().contains(self.rect().translated(place)):
                return place
        corner = QGuiApplication.primaryScreen().availableGeometry().bottomRight()
        return corner - QPoint(self.width() + _FROM_CORNER, self.height() + _FROM_CORNER)
