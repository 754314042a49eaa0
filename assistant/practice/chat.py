"""The chat window's process, as whoever started it sees it."""

import contextlib
import queue
import subprocess
import sys
import threading

from assistant.practice.wire import Opening, Order, Report, line, report


class Chat:
    """Starts the process. What it reports comes in order from `next`."""

    def __init__(self, opening: Opening) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "assistant.practice"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._reports: queue.Queue[Report | None] = queue.Queue()
        self.ended = False
        threading.Thread(target=self._read, name="chat-reports", daemon=True).start()
        self.order(opening)

    def order(self, wanted: Order) -> None:
        """Nothing happens when the chat has ended."""
        stream = self._process.stdin
        if stream is not None:
            with contextlib.suppress(BrokenPipeError):
                stream.write(line(wanted))
                stream.flush()

    def next(self, timeout: float | None = None) -> Report | None:
        """The next report; None when there is none within `timeout` seconds, or the chat has `ended`."""
        if self.ended:
            return None
        try:
            told = self._reports.get(timeout=timeout)
        except queue.Empty:
            return None
        self.ended = told is None
        return told

    def wait(self) -> int:
        """The process's exit code, once it has ended."""
        return self._process.wait()

    def close(self) -> None:
        """End it, if it has not ended by itself."""
        if self._process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _read(self) -> None:
        stream = self._process.stdout
        if stream is not None:
            with contextlib.suppress(ValueError):  # closed under us
                for text in stream:
                    self._reports.put(report(text))
        self._reports.put(None)
