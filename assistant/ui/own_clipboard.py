"""The clipboard, also while it is ours: copied text in one of our own fields."""

from collections.abc import Callable

from PySide6.QtGui import QClipboard


def clipboard_text(clipboard: QClipboard, of_others: Callable[[], str]) -> Callable[[], str]:
    """Reads the clipboard on the GUI thread. What Qt owns is taken from Qt: whoever asks for it as another program does
    waits for an answer that only the GUI thread could give."""
    return lambda: clipboard.text() if clipboard.ownsClipboard() else of_others()
