"""The ground of every window without a frame: border, round corners and shadow where windows can be translucent."""

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from assistant.ui.theme import Theme

UNOBTRUSIVE = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
"""A window that is seen and clicked, but never has the keyboard."""

POPUP = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
"""A window that takes the keyboard when it is shown."""


class Surface(QWidget):
    """`ground` and `edge` may be overridden by what is shown. `shadow` is the shadow's width in pixels."""

    def __init__(self, theme: Theme, flags: Qt.WindowType, *, radius: int = 10, shadow: int = 12) -> None:
        super().__init__(None, flags)
        self.theme = theme
        self._radius = radius if theme.translucent else 0
        self.shadow = shadow if theme.translucent else 0
        if theme.translucent:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        if flags & Qt.WindowType.WindowDoesNotAcceptFocus:
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        edge = self.shadow + 1
        self.setContentsMargins(QMargins(edge, edge, edge, edge))
        theme.changed.connect(self.update)

    def ground(self) -> QColor:
        return self.theme.colours.surface

    def edge(self) -> QColor:
        return self.theme.colours.border

    def board(self) -> QRectF:
        """The visible part: the window without its shadow."""
        return QRectF(self.rect()).adjusted(self.shadow, self.shadow, -self.shadow, -self.shadow)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        board = self.board()
        self._paint_shadow(painter, board)
        painter.setPen(QPen(self.edge(), 1))
        painter.setBrush(self.ground())
        painter.drawRoundedRect(board.adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        painter.end()

    def _paint_shadow(self, painter: QPainter, board: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for step in range(self.shadow):
            strength = (1 - step / self.shadow) ** 2
            painter.setPen(QPen(QColor(0, 0, 0, int(26 * strength)), 1.6))
            ring = board.adjusted(-step, -step + 1, step, step + 1)
            painter.drawRoundedRect(ring, self._radius + step, self._radius + step)

    def centre_on_screen(self, share: float = 0.5) -> None:
        """On the screen with the mouse; `share` of the free height stays above."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        top = area.top() + max(0, int((area.height() - self.height()) * share))
        self.move(area.left() + (area.width() - self.width()) // 2, top)
