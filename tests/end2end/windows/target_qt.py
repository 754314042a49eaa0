"""TITLE STATE BUSY: a Qt text window that writes its text to STATE, and sleeps as BUSY says before a paste."""

import sys
import time
from pathlib import Path

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPlainTextEdit

title, state, busy = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])


class Text(QPlainTextEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Paste) and busy.exists():
            seconds = float(busy.read_text())
            busy.unlink()
            time.sleep(seconds)
        super().keyPressEvent(event)


def changed() -> None:
    new = state.with_suffix(".new")
    new.write_text(text.toPlainText(), encoding="utf-8")
    new.replace(state)


application = QApplication([])
text = Text()
text.setWindowTitle(title)
text.resize(400, 200)
text.textChanged.connect(changed)
text.show()
sys.exit(application.exec())
