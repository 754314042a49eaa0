"""The GUI thread, from the tray to the end.

The tray stands first: imported here is what it needs. The rest is loaded on a thread meanwhile.
"""

import gc
import linecache
import os
import signal
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from assistant.language import use_language
from assistant.places import Places
from assistant.settings import Settings
from assistant.ui.app_icon import app_icon
from assistant.ui.bridge import Bridge
from assistant.ui.theme import Theme
from assistant.ui.tray import Tray


def run(places: Places, *, hidden: bool) -> int:
    """Show the tray, load and join the program, run until the agent quits; the exit code.

    Raises:
        Refusal: the profile cannot be used.
    """
    settings = _settings(places)
    use_language(settings.text("language"))
    application = _application()
    theme = Theme(settings.text("theme"))
    tray = Tray(theme)
    tray.quit_wanted.connect(application.quit)
    tray.show()
    bridge = Bridge()
    failures: list[Exception] = []

    with ExitStack() as until_the_end:

        def load() -> Callable[[], AbstractContextManager[None]]:
            from assistant.app.opened import opened

            linecache.clearcache()  # see `_tidy_memory`; so early, what comes next takes the freed memory
            from assistant.app.joined import joined

            linecache.clearcache()
            profile = until_the_end.enter_context(opened(places))
            return lambda: joined(profile, tray, theme, bridge, hidden=hidden)

        def join() -> None:
            try:
                until_the_end.enter_context(loading.result()())
            except Exception as error:  # noqa: BLE001 - raised again where the event loop has ended
                failures.append(error)
                application.quit()
            _tidy_memory()

        _quit_on_signals(application.quit, until_the_end)
        loader = until_the_end.enter_context(ThreadPoolExecutor(1, "loading"))
        loading = loader.submit(load)
        loading.add_done_callback(lambda _: bridge.post(join))
        code = application.exec()
        for failure in failures:
            raise failure
    return code


def _settings(places: Places) -> Settings:
    """How the tray looks and speaks; where that cannot be read, loading will say so."""
    try:
        return Settings(places.settings)
    except OSError:
        return Settings(Path(os.devnull))


def _application() -> QApplication:
    application = QApplication.instance() or QApplication(["quickphrase"])
    assert isinstance(application, QApplication)  # noqa: S101 - Qt knows only one
    application.setApplicationName("quickphrase")
    application.setDesktopFileName("quickphrase")
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(app_icon())
    return application


def _tidy_memory() -> None:
    """What was loaded stays, so the collector, at rest until now (`start`), need not look at it again."""
    linecache.clearcache()  # PySide6 reads the source of every module that is imported after it: 9 MB
    gc.collect()
    gc.freeze()
    gc.enable()


def _quit_on_signals(quit_: Callable[[], None], until_the_end: ExitStack) -> None:
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
    until_the_end.callback(notifier.setEnabled, False)
