"""The program joined to its faces and to other processes, from the opened profile until it ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

from assistant.app.faces import QtFaces
from assistant.app.profile import OpenProfile
from assistant.app.program import Program
from assistant.app.verbs import program_verbs
from assistant.desktop.choose import choose
from assistant.desktop.instance.channel import Channel
from assistant.flows.reports import Report
from assistant.flows.verbs.dispatch import replier
from assistant.library.store import Edit
from assistant.ui.bridge import Bridge
from assistant.ui.theme import Theme
from assistant.ui.tray import Tray


@contextmanager
def joined(profile: OpenProfile, tray: Tray, theme: Theme, bridge: Bridge, *, hidden: bool) -> Iterator[None]:
    """Chords are taken, sources listened to and requests answered meanwhile. On the GUI thread.

    Raises:
        Refusal: who waits cannot be read back.
    """
    faces = QtFaces(theme, tray)
    program = Program(profile, faces, bridge.post, choose)
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
        channel.close()
        program.end()


def _afterwards(program: Program, faces: QtFaces) -> None:
    """What may wait until the chords work."""
    if program.profile.refresh_packs():
        program.chords.bind()
    program.weigh()
    for sentence in program.profile.troubles():
        faces.tell(Report(False, sentence))
