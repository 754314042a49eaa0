"""One conversation as a column of speech bubbles."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from assistant.ui.theme import Theme

_MARGIN = 18
_WIDEST = 0.72  # of the column
_ACROSS, _DOWN = 13, 9
"""Space between a bubble's edge and its words."""


class Conversation(QScrollArea):
    """`add` appends a bubble and keeps the newest in sight."""

    def __init__(self, theme: Theme, customer: str) -> None:
        super().__init__()
        self._theme = theme
        self._bubbles: list[tuple[QLabel, bool]] = []
        self.setAccessibleName(customer)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("page", "true")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().rangeChanged.connect(lambda _low, high: self.verticalScrollBar().setValue(high))
        theme.changed.connect(self._paint)

    def add(self, text: str, mine: bool) -> None:
        bubble = QLabel(text)
        bubble.setTextFormat(Qt.TextFormat.PlainText)
        bubble.setWordWrap(True)
        bubble.setIndent(0)
        bubble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.addStretch(1) if mine else None
        row.addWidget(bubble)
        row.addStretch(1) if not mine else None
        self._column.insertLayout(len(self._bubbles), row)
        self._bubbles.append((bubble, mine))
        self._paint()
        self._measure()
        QTimer.singleShot(0, self._measure)  # the first time the width is not known yet

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """As wide as the words need, within the widest; as high as they are then."""
        widest = round(max(self.viewport().width(), 320) * _WIDEST) - 2 * _ACROSS
        for bubble, _mine in self._bubbles:
            metrics = QFontMetrics(bubble.font())
            words = metrics.boundingRect(
                QRect(0, 0, widest, 10_000), int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft), bubble.text()
            )
            bubble.setFixedSize(words.width() + 2 * _ACROSS + 2, words.height() + 2 * _DOWN)

    def _paint(self) -> None:
        colours = self._theme.colours
        for bubble, mine in self._bubbles:
            ink, fill, line = (
                (colours.on_accent, colours.accent, colours.accent)
                if mine
                else (colours.text, colours.surface, colours.line)
            )
            bubble.setStyleSheet(
                f"color: {ink.name()}; background: {fill.name()}; border: 1px solid {line.name()};"
                f"border-radius: 12px; padding: {_DOWN - 1}px {_ACROSS - 1}px;"
            )
