"""The chat window's process: `python -m assistant.practice`, spoken to as `assistant.practice.wire` says."""

import functools
import io
import signal
import sys
import threading

import msgspec
from PySide6.QtWidgets import QApplication

from assistant.language import _, use_language
from assistant.practice.client import APP, Client
from assistant.practice.wire import Opening, Report, TakePicture, line, order
from assistant.ui.app_icon import app_icon
from assistant.ui.bridge import Bridge
from assistant.ui.theme import Theme


def main() -> int:
    """Run until the window is closed or the starter's stream ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the starter, and its stream with it
    use_language()
    # Without a buffer: it has a lock, which the thread that waits for orders would hold while Python shuts down.
    orders = io.FileIO(sys.stdin.fileno(), closefd=False)
    try:
        opening = order(orders.readline())
    except msgspec.DecodeError:
        opening = None
    if not isinstance(opening, Opening):
        print(_("This is the window of `quickphrase practice`; start that."), file=sys.stderr)
        return 2
    use_language(opening.language)
    application = QApplication([APP])
    application.setApplicationName(APP)
    application.setDesktopFileName(APP)
    application.setWindowIcon(app_icon())
    bridge = Bridge()
    client = Client(Theme(opening.theme), opening, _tell)

    def listen() -> None:
        for text in orders:
            wanted = order(text)
            if isinstance(wanted, TakePicture):
                bridge.post(functools.partial(client.take_picture, wanted))
        bridge.post(application.quit)

    threading.Thread(target=listen, name="orders", daemon=True).start()
    client.show()
    return application.exec()


def _tell(report: Report) -> None:
    try:
        sys.stdout.buffer.write(line(report))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        QApplication.quit()


if __name__ == "__main__":
    sys.exit(main())
