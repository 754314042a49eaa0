"""The input line: it keeps the keyboard the whole time and turns keys into intents."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class SearchInput(QLineEdit):
    """`searched` comes when the text has changed and no input method is composing; `picked` carries 1..9."""

    searched = Signal(str)
    moved = Signal(int)
    scrolled = Signal(int)
    accepted = Signal(bool)
    copied = Signal()
    picked = Signal(int)
    narrowed = Signal()
    widened = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget, is_search_text: Callable[[str, str], bool]) -> None:
        """`is_search_text(digit, typed)` decides what a plain digit means."""
        super().__init__(parent)
        self._is_search_text = is_search_text
        self.composing = False
        self.textChanged.connect(self._changed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802 - Qt
        """Tab narrows here; there is nowhere else to go."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        if self.composing or not self._intent(event):
            super().keyPressEvent(event)

    def _changed(self, text: str) -> None:
        if not self.composing:
            self.searched.emit(text)

    def _intent(self, event: QKeyEvent) -> bool:
        """Emit what the key means; false where it means nothing to the palette."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER:
            self._enter(held)
        elif key in _MOVES and held == _NONE:
            self.moved.emit(_MOVES[key])
        elif key in _MOVES and held == _CTRL:
            self.scrolled.emit(_MOVES[key])
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and held in (_NONE, _ALT):
            return self._digit(key - Qt.Key.Key_0, plain=held == _NONE)
        elif key is Qt.Key.Key_Tab:
            self.narrowed.emit()
        elif key is Qt.Key.Key_Backtab or (key is Qt.Key.Key_Backspace and not self.text()):
            self.widened.emit()
        elif key is Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            return False
        return True

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        if held == _SHIFT:
            self.copied.emit()
        elif held in (_NONE, _CTRL):
            self.accepted.emit(held == _CTRL)

    def _digit(self, digit: int, *, plain: bool) -> bool:
        if plain and self._is_search_text(str(digit), self.text()):
            return False
        self.picked.emit(digit)
        return True
