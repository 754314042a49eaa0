"""Our paste path as the program has it: chord on the desk's thread, decision on Qt's, back to the desk's.

usage: our_program.py TEXT... Ctrl+Alt+1 pastes the first of them, and so on.
"""

import sys

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from assistant.chords import Chord
from assistant.desktop.x11.desk import X11Desk
from assistant.sending.ports import Fired
from assistant.sending.requests import PasteRequest, Put

PHRASES = {str(number): text for number, text in enumerate(sys.argv[1:], 1)}


class Bridge(QObject):
    fired = Signal(object)


app = QCoreApplication(sys.argv[:1])
bridge = Bridge()
desk = X11Desk(None, bridge.fired.emit, lambda _result: None, lambda _why: None)


def decide(fired: Fired) -> None:
    if fired.window is not None:
        desk.paster.paste(PasteRequest(fired.name, fired.window, (Put(PHRASES[fired.name]),), Chord.of("ctrl+v")))


bridge.fired.connect(decide, Qt.ConnectionType.QueuedConnection)
desk.hotkeys.bind({key: Chord.of(f"ctrl+alt+{key}") for key in PHRASES})
app.exec()
