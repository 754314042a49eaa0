"""One conversation as a column of speech bubbles."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from assistant.ui.theme import Theme

_MARGIN = 14
_WIDEST = 0.75  # of the column


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
        page.setProperty("page", True)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(page)
        theme.changed.connect(self._paint)

    def add(self, text: str, mine: bool) -> None:
        bubble = QLabel(text)
        bubble.setTextFormat(Qt.TextFormat.PlainText)
        bubble.setWordWrap(len(text) > 24)
        bubble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bubble.setMaximumWidth(round(max(self.viewport().width(), 320) * _WIDEST))
        row = QHBoxLayout()
        if mine:
            row.addStretch(1)
        row.addWidget(bubble)
        if not mine:
            row.addStretch(1)
        self._column.addLayout(row)
        self._bubbles.append((bubble, mine))
        self._paint()
        QTimer.singleShot(0, self._to_the_end)

    def _paint(self) -> None:
        colours = self._theme.colours
        for bubble, mine in self._bubbles:
            ink, fill = (colours.on_accent, colours.accent) if mine else (colours.text, colours.raised)
            bubble.setStyleSheet(
                f"color: {ink.name()}; background: {fill.name()}; border-radius: 10px; padding: 7px 11px;"
            )

    def _to_the_end(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())
