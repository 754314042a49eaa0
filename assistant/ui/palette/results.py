"""The list of what was found; it never has the keyboard."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from assistant.language import _
from assistant.ui.palette.delegate import EntryDelegate
from assistant.ui.palette.entry import Entry
from assistant.ui.palette.model import EntryModel
from assistant.ui.theme import Theme


class ResultsView(QListView):
    """`current` comes when another row is chosen, `clicked_row` with whether Ctrl was held."""

    current = Signal()
    clicked_row = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries = EntryModel(self)
        self._delegate = EntryDelegate(theme)
        self.nothing = ""
        self.setModel(self._entries)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Phrases found"))
        self.selectionModel().currentChanged.connect(lambda *_change: self.current.emit())
        self.clicked.connect(self._clicked)

    @property
    def row_height(self) -> int:
        """In pixels; all rows are alike."""
        return self._delegate.row_height

    @property
    def entries(self) -> list[Entry]:
        return list(self._entries.entries)

    @property
    def entry(self) -> Entry | None:
        """The chosen one."""
        row = self.currentIndex().row()
        return self._entries.entries[row] if row >= 0 else None

    def show_entries(self, entries: list[Entry], nothing: str, keep: str = "") -> None:
        """Show these and choose the phrase `keep`, else the first; `nothing` is the sentence for an empty list."""
        self.nothing = nothing
        self._entries.show(entries)
        self.scrollToTop()
        kept = (row for row, entry in enumerate(entries) if entry.phrase_id == keep)
        self.choose(next(kept, 0))
        self.current.emit()

    def choose(self, row: int) -> None:
        """Choose a row; beyond the ends it is the first or the last."""
        last = len(self._entries.entries) - 1
        if last >= 0:
            self.setCurrentIndex(self._entries.index(max(0, min(row, last)), 0))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        return QSize(300, 300)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt
        super().paintEvent(event)
        if not self._entries.entries:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colours.muted)
            area: QRect = self.viewport().rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(area, int(flags) | int(Qt.TextFlag.TextWordWrap), self.nothing)
            painter.end()

    def _clicked(self, _index: QModelIndex) -> None:
        held = QGuiApplication.keyboardModifiers()
        self.clicked_row.emit(bool(held & Qt.KeyboardModifier.ControlModifier))
