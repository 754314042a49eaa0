"""Small line icons, drawn on a grid of 24 by 24 in the colour of the text beside them."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF


class Glyph(Enum):
    DONE = "done"
    HINT = "hint"
    PROBLEM = "problem"
    CLOSE = "close"
    SEARCH = "search"
    TO = "to"
    UNDO = "undo"


def paint_glyph(painter: QPainter, box: QRectF, glyph: Glyph, colour: QColor) -> None:
    """Draw it into the square `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 24, box.height() / 24)
    pen = QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_SHAPES[glyph]())
    painter.restore()


def glyph_icon(glyph: Glyph, colour: QColor, size: int = 16) -> QIcon:
    """For buttons; drawn at twice the size too, for dense screens."""
    icon = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(QSize(size, size) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_glyph(painter, QRectF(0, 0, size, size), glyph, colour)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _line(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    return path


def _done() -> QPainterPath:
    path = _line((7.5, 12.5), (10.5, 15.5), (16.5, 9))
    path.addEllipse(QPointF(12, 12), 9.5, 9.5)
    return path


def _hint() -> QPainterPath:
    path = _line((12, 11.5), (12, 16.5))
    path.addPath(_line((12, 7.6), (12, 7.7)))
    path.addEllipse(QPointF(12, 12), 9.5, 9.5)
    return path


def _problem() -> QPainterPath:
    path = _line((12, 3), (22, 20.5), (2, 20.5), (12, 3))
    path.addPath(_line((12, 9.5), (12, 14)))
    path.addPath(_line((12, 17.2), (12, 17.3)))
    return path


def _close() -> QPainterPath:
    path = _line((6.5, 6.5), (17.5, 17.5))
    path.addPath(_line((17.5, 6.5), (6.5, 17.5)))
    return path


def _search() -> QPainterPath:
    path = _line((16, 16), (21, 21))
    path.addEllipse(QPointF(10.5, 10.5), 7, 7)
    return path


def _to() -> QPainterPath:
    path = _line((4, 12), (19, 12))
    path.addPath(_line((13, 6), (19, 12), (13, 18)))
    return path


def _undo() -> QPainterPath:
    path = _line((8, 4), (4, 8), (8, 12))
    path.addPath(_line((4, 8), (14, 8)))
    path.arcTo(QRectF(8, 8, 12, 11), 90, -180)
    path.lineTo(8, 19)
    return path


_SHAPES: dict[Glyph, Callable[[], QPainterPath]] = {
    Glyph.DONE: _done,
    Glyph.HINT: _hint,
    Glyph.PROBLEM: _problem,
    Glyph.CLOSE: _close,
    Glyph.SEARCH: _search,
    Glyph.TO: _to,
    Glyph.UNDO: _undo,
}
