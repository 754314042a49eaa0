"""A Qt window with a text field that prints what stands in it.

usage: qt_field.py TITLE [BUSY_SECONDS]: so long it is busy whenever Ctrl+V is pressed. Prints one JSON object a line.
"""

import json
import sys
import time

from PySide6.QtCore import QEvent, QSocketNotifier, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPlainTextEdit

title, busy = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 0.0


def tell(**what: object) -> None:
    print(json.dumps(what, ensure_ascii=False), flush=True)


class Field(QPlainTextEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            time.sleep(busy)
        elif event.key() == Qt.Key.Key_Return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            tell(sent=self.toPlainText(), modifiers=event.modifiers().value)
            self.clear()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        tell(focused=int(self.window().winId()))


def on_line() -> None:
    command = sys.stdin.readline()
    if command.startswith("title "):
        field.setWindowTitle(command[6:].strip())
    elif command.startswith("clear"):
        field.clear()
    elif command.startswith("quit") or not command:
        app.quit()


app = QApplication(sys.argv)
field = Field()
field.setWindowTitle(title)
field.resize(500, 200)
field.textChanged.connect(lambda: tell(at=time.monotonic(), text=field.toPlainText()))
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(on_line)
field.show()
field.activateWindow()
field.setFocus()
tell(window=int(field.winId()))
app.exec()
