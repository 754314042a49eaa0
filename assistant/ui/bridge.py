"""From any thread to the GUI thread."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

_log = logging.getLogger(__name__)


class Bridge(QObject):
    """Runs posted calls, in order, on the thread that made the bridge (the GUI thread) and its event loop.

    A call that raises is logged with its traceback and the next one runs.
    """

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        """From any thread; returns at once."""
        self._posted.emit(call)

    @Slot(object)
    def _run(self, call: Callable[[], object]) -> None:
        try:
            call()
        except Exception:  # noqa: BLE001 - the dispatcher: one bad call must not end the others
            _log.exception("a call posted to the GUI thread failed")
