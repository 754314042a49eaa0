"""The lock of a profile folder. Who holds it may write; it goes with the process, however that ends."""

import os
import sys
import time
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PAUSE = 0.02  # seconds between tries


class ProfileLock:
    """Held from a successful `take` until `release` or the end of the process."""

    def __init__(self, home: Path) -> None:
        self._path = home / "lock"
        self._file: int | None = None

    def take(self, wait: float = 0.0) -> bool:
        """False when another process holds it and does not let go within `wait` seconds.

        Raises:
            OSError: the folder cannot be written, or cannot be locked.
        """
        end = time.monotonic() + wait
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while not _taken(file):
                if time.monotonic() >= end:
                    os.close(file)
                    return False
                time.sleep(_PAUSE)
        except OSError:
            os.close(file)
            raise
        self._file = file
        return True

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)  # and with it the lock
            self._file = None


def _taken(file: int) -> bool:
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):  # what Unix and what Windows say of a lock that another process holds
        return False
    return True
