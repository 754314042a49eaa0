import logging
import threading

import pytest
from PySide6.QtCore import QThread

from assistant.ui.bridge import Bridge


def test_calls_from_another_thread_run_here_in_order(qtbot):
    bridge = Bridge()
    here, ran = QThread.currentThread(), []
    poster = threading.Thread(
        target=lambda: [bridge.post(lambda n=n: ran.append((n, QThread.currentThread() is here))) for n in range(50)]
    )
    poster.start()
    poster.join()
    assert ran == []
    qtbot.waitUntil(lambda: len(ran) == 50)
    assert ran == [(n, True) for n in range(50)]


def test_a_failing_call_is_logged_and_the_next_runs(qtbot, caplog: pytest.LogCaptureFixture):
    bridge, ran = Bridge(), []

    def fail() -> None:
        raise ValueError("broken call")

    with caplog.at_level(logging.ERROR):
        bridge.post(fail)
        bridge.post(lambda: ran.append(1))
        qtbot.waitUntil(lambda: ran == [1])
    assert "broken call" in caplog.text
