"""The ring of the badge and the list: how much of the time to the last limit is gone, with the seconds in it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from assistant.ui.marks import paint_mark
from assistant.ui.theme import Role, Theme
from assistant.ui.wording import short_wait
from assistant.waiting.view import Level, Limits


def paint_gauge(painter: QPainter, box: QRectF, level: Level, seconds: float, limits: Limits, theme: Theme) -> None:
    """A ring that fills up to the golden limit; beyond it the square marks, which cannot be mistaken for a ring."""
    text = short_wait(seconds)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(Role.TITLE))
    colours = theme.colours
    if level in (Level.LATE, Level.OVERDUE):
        paint_mark(painter, box, level, colours, text)
    else:
        look = colours.levels[level]
        width = box.width() * (0.1 if level is Level.FRESH else 0.15)
        ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        _arc(painter, ring, 1.0, colours.line, width)
        _arc(painter, ring, min(1.0, seconds / limits.golden), look.fill, width)
        font = QFont(painter.font())
        font.setPixelSize(int(box.height() * (0.4 if len(text) < 3 else 0.32)))
        painter.setFont(font)
        painter.setPen(look.ink)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


def _arc(painter: QPainter, box: QRectF, share: float, colour: QColor, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(box, 90 * 16, -round(share * 360 * 16))
