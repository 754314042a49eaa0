"""A clipboard manager: reads every format of everything that is put on the clipboard, at once. Prints the texts."""

import json

from PySide6.QtWidgets import QApplication

app = QApplication([])
clipboard = app.clipboard()


def read() -> None:
    data = clipboard.mimeData()
    for name in data.formats():
        data.data(name)
    print(json.dumps({"seen": clipboard.text()}), flush=True)


clipboard.dataChanged.connect(read)
print(json.dumps({"ready": True}), flush=True)
app.exec()
