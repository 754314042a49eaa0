"""What the tray shows: the icon while nobody waits, two bars on a break, else the seconds on the mark of the level."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from assistant.ui.app_icon import SIZES, paint_app_icon
from assistant.ui.marks import paint_mark
from assistant.ui.theme import LIGHT
from assistant.ui.wording import short_wait
from assistant.waiting.view import Level

_PAUSED = QColor("#6d7480")


def quiet_icon(*, paused: bool = False) -> QIcon:
    """Nobody waits, or the clock is on a break."""
    return _drawn("paused" if paused else "quiet", None)


def waiting_icon(seconds: float, level: Level) -> QIcon:
    """The seconds of the longest waiting customer. Light colours always: each mark brings its own ground."""
    return _drawn(short_wait(seconds), level)


@lru_cache(maxsize=256)
def _drawn(text: str, level: Level | None) -> QIcon:
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        box = QRectF(0, 0, size, size)
        if level is not None:
            paint_mark(painter, box, level, LIGHT, text)
        elif text == "paused":
            _paint_paused(painter, box)
        else:
            paint_app_icon(painter, box)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _paint_paused(painter: QPainter, box: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PAUSED)
    painter.drawEllipse(box)
    side = box.width()
    painter.setBrush(Qt.GlobalColor.white)
    for left in (0.3, 0.56):
        painter.drawRect(QRectF(side * left, side * 0.28, side * 0.14, side * 0.44))
