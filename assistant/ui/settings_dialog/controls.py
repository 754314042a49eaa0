"""Controls drawn in our colours: the system's are hard to see in the dark."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from assistant.ui.theme import Theme


class Switch(QCheckBox):
    """On: filled, the knob at the right; off: hollow, the knob at the left."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(46, 28)

    def hitButton(self, _where: QPoint) -> bool:  # noqa: N802 - Qt
        return True

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        return QSize(46, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1.5))
            painter.drawRoundedRect(QRectF(1, 1, 44, 26), 13, 13)
        on = self.isChecked()
        painter.setPen(QPen(colours.accent if on else colours.muted, 1.5))
        painter.setBrush(colours.accent if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(4, 4, 38, 20), 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.on_accent if on else colours.muted)
        painter.drawEllipse(QPointF(32 if on else 14, 14), 6.5, 6.5)
        painter.end()


class Choice(QComboBox):
    """A field with the choice and a chevron."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(self.fontMetrics().height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(colours.accent if self.hasFocus() else colours.border)
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(colours.text)
        words = box.adjusted(9, 0, -28, 0)
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        x, y = box.right() - 16, box.center().y()
        painter.setPen(QPen(colours.muted, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]))
        painter.end()
