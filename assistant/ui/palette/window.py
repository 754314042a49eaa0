"""The palette's window: who is answered, the input line, what was found, the filled text, the keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.language import _
from assistant.library.model import CategoryPath
from assistant.ui.palette.digits import is_search_text
from assistant.ui.palette.entry import Entry, Preview
from assistant.ui.palette.key_hints import KeyHints
from assistant.ui.palette.preview_pane import PreviewPane
from assistant.ui.palette.recipient import Recipient
from assistant.ui.palette.results import ResultsView
from assistant.ui.palette.search_bar import SearchBar
from assistant.ui.rule import Rule
from assistant.ui.spoken import announce
from assistant.ui.surface import POPUP, Surface
from assistant.ui.theme import Theme

Search = Callable[[str, CategoryPath], Sequence[Entry]]
"""What to show for this text within this category (`()` is everywhere), best first."""
Fill = Callable[[str], Preview]
"""The text that a phrase id would give now."""

_WIDTH, _ROWS = 800, 9
_LEFT_AFTER = 150  # ms; some desktops take the focus away for a moment while a chord is held


class Palette(Surface):
    """Every way out hides it first: `chosen(phrase id, send)`, `copied(phrase id)`, `cancelled`.

    None of them comes when the agent has gone to another window by himself: the focus is his to place then.
    """

    chosen = Signal(str, bool)
    copied = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, search: Search, fill: Fill) -> None:
        super().__init__(theme, POPUP, radius=12, shadow=18)
        self._search = search
        self._fill = fill
        self._category: CategoryPath = ()
        self.setWindowTitle(_("Choose a phrase"))
        self.recipient = Recipient(theme, self)
        self.bar = SearchBar(theme, self, self._is_search_text)
        self.results = ResultsView(theme, self)
        self.preview = PreviewPane(theme, self)
        self._arrange()
        self._connect()
        theme.dress(self)

    def open_for(self, customer: str, client: str) -> None:
        """Show it empty and take the keyboard; `""` where the customer or the client is not known."""
        self.recipient.show_recipient(customer, client)
        self._category = ()
        self.bar.input.clear()
        self._find()
        self.centre_on_screen(0.3)
        self.come_forward()

    def come_forward(self) -> None:
        """Show it as it is and take the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.bar.input.setFocus()

    def refresh(self) -> None:
        """Search again and stay at the chosen phrase: the library or its index has changed."""
        entry = self.results.entry
        self._find(keep=entry.phrase_id if entry else "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            QTimer.singleShot(_LEFT_AFTER, self._leave)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.results, 11)
        middle.addWidget(Rule(self.theme, self, upright=True))
        middle.addWidget(self.preview, 9)
        hints = KeyHints(self.theme, self, _hints())
        parts: tuple[QWidget | QHBoxLayout, ...] = (self.recipient, self.bar, middle, hints)
        for part in parts:
            if part is not self.recipient and part is not self.bar:
                column.addWidget(Rule(self.theme, self))
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part, 1)
        self.results.setMinimumHeight(_ROWS * self.results.row_height + 4)
        self.setFixedWidth(_WIDTH + 2 * self.shadow)

    def _connect(self) -> None:
        line = self.bar.input
        line.searched.connect(lambda _text: self._find())
        line.moved.connect(lambda by: self.results.choose(self.results.currentIndex().row() + by))
        line.scrolled.connect(self.preview.scroll_text)
        line.accepted.connect(self._choose)
        line.copied.connect(self._copy)
        line.picked.connect(self._pick)
        line.narrowed.connect(self._narrow)
        line.widened.connect(self._widen)
        line.cancelled.connect(self._cancel)
        self.bar.widened.connect(self._widen)
        self.results.current.connect(self._show_current)
        self.results.clicked_row.connect(self._choose)

    def _find(self, keep: str = "") -> None:
        text = self.bar.input.text().strip()
        self.bar.show_category(self._category)
        self.results.show_entries(list(self._search(text, self._category)), self._nothing(text), keep)

    def _show_current(self) -> None:
        entry = self.results.entry
        self.preview.show_preview(entry, self._fill(entry.phrase_id) if entry else None)
        announce(self.results, entry.title if entry else self.results.nothing)

    def _is_search_text(self, digit: str, typed: str) -> bool:
        return is_search_text(digit, typed, self.results.entries)

    def _pick(self, number: int) -> None:
        if number <= len(self.results.entries):
            self.results.choose(number - 1)
            self._choose(send=False)

    def _choose(self, send: bool) -> None:
        if entry := self.results.entry:
            self.hide()
            self.chosen.emit(entry.phrase_id, send)

    def _copy(self) -> None:
        if entry := self.results.entry:
            self.hide()
            self.copied.emit(entry.phrase_id)

    def _cancel(self) -> None:
        self.hide()
        self.cancelled.emit()

    def _leave(self) -> None:
        if self.isVisible() and not self.isActiveWindow():
            self.hide()

    def _narrow(self) -> None:
        entry = self.results.entry
        if entry and entry.category and entry.category != self._category:
            self._category = entry.category
            self._find()

    def _widen(self) -> None:
        if self._category:
            self._category = self._category[:-1]
            self._find()

    def _nothing(self, text: str) -> str:
        if self._category:
            return _("Nothing found in this category. Shift+Tab searches in all of them.")
        return _('Nothing found for "{text}".', text=text) if text else _("There are no phrases yet.")


def _hints() -> tuple[tuple[str, str], ...]:
    return (
        ("Enter", _("paste")),
        ("Ctrl+Enter", _("paste, send")),
        ("1–9", _("that row")),
        (_("Space 1–9"), _("find a digit")),
        ("Tab", _("category")),
        ("Shift+Enter", _("copy")),
        ("Esc", _("close")),
    )
