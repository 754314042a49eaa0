"""The running program: one process per profile, its event loop, its end."""

import os
import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from assistant.app.faces import QtFaces
from assistant.app.opened import opened
from assistant.app.profile import OpenProfile
from assistant.app.program import Program
from assistant.app.verbs import program_verbs
from assistant.desktop.choose import choose
from assistant.desktop.instance.channel import Channel, NobodyThereError, ask
from assistant.flows.refusal import Refusal
from assistant.flows.reports import Report
from assistant.flows.verbs.dispatch import replier
from assistant.language import _
from assistant.library.store import Edit
from assistant.places import Places
from assistant.ui.app_icon import app_icon
from assistant.ui.bridge import Bridge
from assistant.ui.theme import Theme


def start(places: Places, *, hidden: bool) -> int:
    """Run until the agent quits; the exit code. A second start shows the first one's palette, unless hidden.

    Raises:
        Refusal: it cannot run here.
    """
    try:
        ask(places.home, {"verb": "start", "args": {"hidden": hidden}}, patience=5)
    except NobodyThereError:
        pass
    except TimeoutError as error:
        raise Refusal(_("The running program does not answer; end it and start again.")) from error
    else:
        return 0
    _need_display()
    with opened(places) as profile:
        return _run(profile, hidden=hidden)


def _run(profile: OpenProfile, *, hidden: bool) -> int:
    application = QApplication.instance() or QApplication(["quickphrase"])
    assert isinstance(application, QApplication)  # noqa: S101 - Qt knows only one
    application.setApplicationName("quickphrase")
    application.setDesktopFileName("quickphrase")
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(app_icon())
    bridge = Bridge()
    faces = QtFaces(Theme(profile.settings.text("theme")))
    program = Program(profile, faces, bridge.post, choose)
    faces.attach(program)
    faces.quit_wanted.connect(application.quit)
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
    waker = _quit_on_signals(application.quit)
    QTimer.singleShot(0, lambda: _afterwards(program, faces))
    if not hidden:
        faces.welcome(first_time=not profile.places.settings.exists())
    try:
        return application.exec()
    finally:
        waker.setEnabled(False)
        channel.close()
        program.desktop.close()


def _afterwards(program: Program, faces: QtFaces) -> None:
    """What may wait until the tray stands."""
    if program.profile.refresh_packs():
        program.bind_chords()
    program.weigh()
    for sentence in program.profile.troubles():
        faces.tell(Report(False, sentence))


def _need_display() -> None:
    """Qt ends the process without a word where it finds no display."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("DISPLAY"):
        from assistant.desktop.x11.probe import probe

        if probe().works:
            return
    if not os.environ.get("WAYLAND_DISPLAY"):
        raise Refusal(_("There is no display here; start quickphrase in a graphical session, or use its commands."))


def _quit_on_signals(quit_: Callable[[], None]) -> QSocketNotifier:
    """SIGTERM and Ctrl+C end the program as its menu does. A byte on a socket wakes Qt; no timer polls for it."""
    ear, bell = socket.socketpair()
    ear.setblocking(False)
    bell.setblocking(False)
    signal.set_wakeup_fd(bell.fileno(), warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(ear.fileno(), QSocketNotifier.Type.Read)

    def heard() -> None:
        if set(ear.recv(64)) & {signal.SIGINT, signal.SIGTERM}:
            quit_()

    notifier.activated.connect(heard)
    notifier.setProperty("sockets", (ear, bell))
    return notifier
