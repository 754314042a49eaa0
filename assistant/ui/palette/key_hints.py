"""The line that says which keys do what; what does not fit is left out from the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistant.ui.theme import Role, Theme


class KeyHints(QWidget):
    """Pairs of a key and what it does, the most important first."""

    def __init__(self, theme: Theme, parent: QWidget, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hints = hints
        self._font = theme.font(Role.SMALL)
        self._metrics = QFontMetrics(self._font)
        self.setFixedHeight(self._metrics.height() + 16)
        self.setAccessibleName(", ".join(f"{key}: {does}" for key, does in hints))

    def needed(self) -> float:
        """The width at which nothing is left out."""
        return 14 + sum(self._width(*hint) for hint in self._hints)

    def _width(self, key: str, does: str) -> float:
        return self._cap(key) + 5 + self._metrics.horizontalAdvance(does) + 14

    def _cap(self, key: str) -> float:
        return self._metrics.horizontalAdvance(key) + 10

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        colours = self._theme.colours
        x, middle = 14.0, self.height() / 2
        half = self._metrics.height() / 2
        for key, does in self._hints:
            if x + self._width(key, does) - 14 > self.width() - 8:
                break
            cap = QRectF(x, middle - half - 1, self._cap(key), 2 * half + 2)
            painter.setPen(colours.border)
            painter.setBrush(colours.surface)
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(colours.text)
            painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), key)
            painter.setPen(colours.muted)
            words = QRectF(cap.right() + 5, cap.top(), self.width(), cap.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), does)
            x += self._width(key, does)
        painter.end()
