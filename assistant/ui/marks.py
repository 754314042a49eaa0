"""The mark of a level: round within the golden limit, square beyond it; hollow while fresh, underlined when overdue.

So the four levels differ without their colours, down to 16 pixels.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from assistant.ui.theme.colours import Colours
from assistant.waiting.view import Level


def paint_mark(painter: QPainter, box: QRectF, level: Level, colours: Colours, text: str = "") -> None:
    """Fill `box` (a square) with the mark, and `text` (at most three characters) in it, as large as it can be."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = box.width()
    look = colours.levels[level]
    if level is Level.FRESH:
        pen = max(1.5, side * 0.1)
        painter.setPen(QPen(look.ink, pen))
        painter.setBrush(colours.surface if text else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2))
        _paint_text(painter, box, text, look.ink, 0.6)
    elif level is Level.DUE:
        _fill(painter, look.fill)
        painter.drawEllipse(box)
        _paint_text(painter, box, text, look.on_fill, 0.68)
    elif level is Level.LATE:
        _fill(painter, look.fill)
        painter.drawRoundedRect(box, side * 0.2, side * 0.2)
        _paint_text(painter, box, text, look.on_fill, 0.74)
    else:
        _paint_overdue(painter, box, colours, text)
    painter.restore()


def _wide(box: QRectF) -> float:
    return 0.86 if box.width() < 30 else 0.76


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


def _paint_overdue(painter: QPainter, box: QRectF, colours: Colours, text: str) -> None:
    look = colours.levels[Level.OVERDUE]
    side = box.width()
    _fill(painter, look.fill)
    painter.drawRect(box)
    if not text:
        _paint_text(painter, box, "!", look.on_fill, 0.74)
        return
    bar = max(1.0, side * 0.09)
    bar_box = QRectF(box.left() + side * 0.14, box.bottom() - bar * 2, side * 0.72, bar)
    painter.fillRect(bar_box, look.on_fill)
    above = QRectF(box.left(), box.top(), side, side - bar * 2)
    _paint_text(painter, above, text, look.on_fill, 0.74 * side / above.height())


def _paint_text(painter: QPainter, box: QRectF, text: str, colour: QColor, share: float) -> None:
    """Text as a filled path, so that it fills the box at any size: its height is `share` of the box's."""
    if not text:
        return
    font = QFont(painter.font())
    font.setPixelSize(100)
    font.setWeight(QFont.Weight.Bold)
    path = QPainterPath()
    path.addText(0, 0, font, text)
    shape = path.boundingRect()
    digits = QFontMetricsF(font).tightBoundingRect("0")
    widest = box.width() * (0.68 if share < 0.7 else _wide(box))
    scale = min(widest / shape.width(), box.height() * share / digits.height())
    painter.save()
    painter.translate(box.center() - QPointF(shape.center().x(), digits.center().y()) * scale)
    painter.scale(scale, scale)
    _fill(painter, colour)
    painter.drawPath(path)
    painter.restore()
