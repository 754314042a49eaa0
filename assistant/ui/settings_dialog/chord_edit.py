"""A field that takes a chord by pressing it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from assistant.chords import NAMED_KEYS, Chord, Modifier
from assistant.language import _
from assistant.ui.wording import chord_title

_MODIFIERS = {
    Qt.KeyboardModifier.ControlModifier: Modifier.CTRL,
    Qt.KeyboardModifier.AltModifier: Modifier.ALT,
    Qt.KeyboardModifier.ShiftModifier: Modifier.SHIFT,
    Qt.KeyboardModifier.MetaModifier: Modifier.SUPER,
}
_NAMES = {Qt.Key.Key_Return: "enter", Qt.Key.Key_Backtab: "tab", Qt.Key.Key_PageUp: "pageup"}
_NAMES |= {Qt.Key.Key_PageDown: "pagedown"}
_UNSHIFTED = dict(zip('!@#$%^&*()_+{}|:"<>?~', "1234567890-=[]\\;',./`", strict=True))  # as on a US keyboard


class ChordEdit(QLineEdit):
    """`chord` is `None` for "none". Backspace clears. `recording` tells when keys are listened to."""

    edited = Signal()
    recording = Signal(bool)

    def __init__(self, parent: QWidget, chord: Chord | None) -> None:
        super().__init__(parent)
        self.chord = chord
        self.setReadOnly(True)
        self.setPlaceholderText(_("none"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._show()

    def take(self, chord: Chord | None) -> None:
        """As if it had been pressed."""
        if chord != self.chord:
            self.chord = chord
            self._show()
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if plain and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.take(None)
        elif plain and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return):
            super().keyPressEvent(event)
        elif chord := chord_of(event):
            self.take(chord)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt
        super().focusInEvent(event)
        self.setPlaceholderText(_("press the keys"))
        self.recording.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt
        super().focusOutEvent(event)
        self.setPlaceholderText(_("none"))
        self.recording.emit(False)

    def _show(self) -> None:
        self.setText(chord_title(self.chord) if self.chord else "")


def chord_of(event: QKeyEvent) -> Chord | None:
    """The chord that was pressed; `None` while only modifiers are down or for a key without a name."""
    held = frozenset(name for flag, name in _MODIFIERS.items() if event.modifiers() & flag)
    try:
        key = Qt.Key(event.key())
    except ValueError:
        return None
    name = _NAMES.get(key, key.name.removeprefix("Key_").lower())
    if name in NAMED_KEYS:
        return Chord(name, held)
    if 0x21 <= key.value <= 0xFF:
        char = chr(key.value).lower()
        return Chord(_UNSHIFTED.get(char, char) if Modifier.SHIFT in held else char, held)
    return None
