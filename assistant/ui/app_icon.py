"""The program's icon, drawn: the same shapes as resources/icons/quickphrase.svg (a test compares them)."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QPolygonF

_BLUE = QColor("#2f62d9")
_BOLT = QPolygonF([QPointF(x, y) for x, y in ((35, 13), (20, 33), (30, 33), (27, 46), (44, 25), (33.5, 25))])
SIZES = (16, 20, 22, 24, 32, 44, 48, 64)  # pixels; trays ask for 16..24, twice that on dense screens


def paint_app_icon(painter: QPainter, box: QRectF, *, colour: QColor = _BLUE) -> None:
    """A speech bubble with a flash of lightning, in a 64 x 64 grid scaled to `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 64, box.height() / 64)
    painter.setPen(Qt.PenStyle.NoPen)
    bubble = QPainterPath()
    bubble.setFillRule(Qt.FillRule.WindingFill)
    bubble.addRoundedRect(QRectF(3, 5, 58, 48), 14, 14)
    bubble.addPolygon(QPolygonF([QPointF(32, 50), QPointF(14, 62), QPointF(14, 48)]))
    painter.fillPath(bubble, colour)
    painter.setBrush(QColor("#ffffff"))
    painter.drawPolygon(_BOLT)
    painter.restore()


def app_icon() -> QIcon:
    """For windows and the task bar."""
    icon = QIcon()
    for size in (16, 32, 48, 128):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_app_icon(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
