"""Our paste path as the program has it: chord on the desk's thread, decision on Qt's, back to the desk's.

usage: paste_program.py TEXT. Ctrl+Alt+1 pastes it; prints `ready`, then one result a line.
"""

import sys

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from assistant.chords import Chord
from assistant.desktop.x11.desk import X11Desk
from assistant.sending.ports import Fired
from assistant.sending.requests import PasteRequest, Put


class Bridge(QObject):
    fired = Signal(object)


app = QCoreApplication(sys.argv)
bridge = Bridge()
desk = X11Desk(None, bridge.fired.emit, lambda result: print(result.outcome.value, flush=True), print)


def decide(fired: Fired) -> None:
    if fired.window is not None:
        desk.paster.paste(PasteRequest("a", fired.window, (Put(sys.argv[1]),), Chord.of("ctrl+v")))


bridge.fired.connect(decide, Qt.ConnectionType.QueuedConnection)
desk.hotkeys.bind({"a": Chord.of("ctrl+alt+1")})
print("ready", flush=True)
app.exec()
