"""A thin line between two parts of a window."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistant.ui.theme import Theme


class Rule(QWidget):
    def __init__(self, theme: Theme, parent: QWidget, *, upright: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.line)
        painter.end()
