"""Keeps the board on the disk as it changes, on a thread of its own, so that nobody at the screen waits for it."""

from collections.abc import Callable
from threading import Condition, Thread

from assistant.waiting.board import Board
from assistant.waiting.clocks import Clocks


class Keeper:
    """Calls `save(board, clocks)` with the newest board it was given; those between are left out.

    The thread begins with the first board. `problem` is why the newest board is not on the disk, None while it is.
    """

    def __init__(self, save: Callable[[Board, Clocks], None]) -> None:
        self._save = save
        self._changed = Condition()
        self._next: tuple[Board, Clocks] | None = None
        self._unsaved: tuple[Board, Clocks] | None = None
        self._closing = False
        self._thread: Thread | None = None
        self.problem: Exception | None = None

    def keep(self, board: Board, clocks: Clocks) -> None:
        """Returns at once."""
        with self._changed:
            self._next = (board, clocks)
            if self._thread is None:
                self._thread = Thread(target=self._run, name="waiting-keeper", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """Write what is still to be written, try once more what could not be, and stop."""
        with self._changed:
            self._next = self._next or self._unsaved
            self._closing = True
            self._changed.notify()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._next is not None or self._closing)
                if self._next is None:
                    return
                newest, self._next = self._next, None
            problem = self._try(*newest)
            with self._changed:
                self.problem, self._unsaved = problem, newest if problem else None

    def _try(self, board: Board, clocks: Clocks) -> Exception | None:
        try:
            self._save(board, clocks)
        except Exception as error:  # noqa: BLE001 - the thread goes on; `problem` tells
            return error
        return None
