"""Owns the clipboard with the formats given as JSON {"name": "base64"} in the first argument. Prints when it does."""

import base64
import json
import sys

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

app = QApplication([])
data = QMimeData()
for name, value in json.loads(sys.argv[1]).items():
    data.setData(name, base64.b64decode(value))
app.clipboard().setMimeData(data)
print(json.dumps({"owner": app.clipboard().ownsClipboard()}), flush=True)
app.exec()
