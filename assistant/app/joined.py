"""The program joined to its faces and to other processes, from the opened profile until it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from assistant.app.faces import QtFaces
from assistant.app.profile import OpenProfile
from assistant.app.program import Program
from assistant.app.verbs import program_verbs
from assistant.desktop.choose import Desktop, OnLost, choose
from assistant.desktop.instance.channel import Channel
from assistant.flows.reports import Report
from assistant.flows.verbs.dispatch import replier
from assistant.library.store import Edit
from assistant.sending.ports import OnChords, OnFired, OnResult
from assistant.ui.bridge import Bridge
from assistant.ui.own_clipboard import clipboard_text
from assistant.ui.theme import Theme
from assistant.ui.tray import Tray


@contextmanager
def joined(profile: OpenProfile, tray: Tray, theme: Theme, bridge: Bridge, *, hidden: bool) -> Iterator[None]:
    """Chords are taken, sources listened to and requests answered meanwhile. On the GUI thread.

    Raises:
        Refusal: who waits cannot be read back.
    """
    faces = QtFaces(theme, tray)
    program = Program(profile, faces, bridge.post, _choose)
    faces.attach(program)
    program.begin()

    def edited(edit: Edit) -> None:
        program.library_changed()
        faces.library_changed()
        edit.saved.add_done_callback(lambda done: bridge.post(lambda: faces.saved(done.exception())))

    profile.indexed.heard = lambda: bridge.post(faces.library_changed)

    def show(hidden: bool) -> None:
        if not hidden:
            faces.open_palette(program.desktop.windows.active())

    verbs = program_verbs(program, edited, show, faces.findings)
    channel = Channel(profile.places.home, replier(verbs, bridge.post))
    QTimer.singleShot(0, lambda: _afterwards(program, faces))
    if not hidden:
        faces.welcome(first_time=not profile.places.settings.exists())
    try:
        yield
    finally:
        try:
            channel.close()
        finally:
            program.end()


def _choose(on_fired: OnFired, on_result: OnResult, on_lost: OnLost, on_chords: OnChords) -> Desktop:
    desktop = choose(on_fired, on_result, on_lost, on_chords)
    return replace(desktop, clipboard=clipboard_text(QGuiApplication.clipboard(), desktop.clipboard))


def _afterwards(program: Program, faces: QtFaces) -> None:
    """What may wait until the chords work."""
    if program.profile.refresh_packs():
        program.chords.bind()
    program.weigh()
    for sentence in program.profile.troubles():
        faces.tell(Report(False, sentence))
