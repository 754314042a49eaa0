"""The input line with its magnifying glass and the category it is narrowed to."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from assistant.language import _
from assistant.library.model import CategoryPath
from assistant.ui.glyphs import Glyph, paint_glyph
from assistant.ui.palette.search_input import SearchInput
from assistant.ui.theme import Role, Theme


class SearchBar(QWidget):
    """`widened` comes when the category is clicked away."""

    widened = Signal()

    def __init__(self, theme: Theme, parent: QWidget, is_search_text: Callable[[str, str], bool]) -> None:
        super().__init__(parent)
        self._theme = theme
        self.input = SearchInput(self, is_search_text)
        self.input.setObjectName("search")
        self.input.setFrame(False)
        self.input.setFont(theme.font(Role.INPUT))
        self.input.setPlaceholderText(_("Text, pinyin, initials or code"))
        self.input.setAccessibleName(_("Search phrases"))
        self.input.setStyleSheet("QLineEdit { background: transparent; border: none; padding: 0; }")
        self._chip = QPushButton(self)
        self._chip.setObjectName("chip")
        self._chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._chip.setCursor(Qt.CursorShape.PointingHandCursor)
        self._chip.setToolTip(_("Search in all categories again"))
        self._chip.clicked.connect(self.widened)
        row = QHBoxLayout(self)
        row.setContentsMargins(46, 4, 16, 12)
        row.setSpacing(8)
        row.addWidget(self._chip)
        row.addWidget(self.input, 1)
        self.show_category(())

    def show_category(self, category: CategoryPath) -> None:
        """`()` is everywhere."""
        path = " › ".join(category)
        room = self._chip.fontMetrics().elidedText(path, Qt.TextElideMode.ElideMiddle, 260)
        self._chip.setText(f"{room}  ×".replace("&", "&&"))
        self._chip.setAccessibleName(_("Only in {category}", category=path))
        self._chip.setVisible(bool(category))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        painter = QPainter(self)
        middle = self.input.geometry().center().y()
        paint_glyph(painter, QRectF(16, middle - 10, 20, 20), Glyph.SEARCH, self._theme.colours.muted)
        painter.end()
