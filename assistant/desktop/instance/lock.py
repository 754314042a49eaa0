"""The lock of a profile folder. Who holds it may write; it goes with the process, however that ends."""

from pathlib import Path

from filelock import FileLock, Timeout


class ProfileLock:
    """Held from a successful `take` until `release` or the end of the process."""

    def __init__(self, home: Path) -> None:
        self._lock = FileLock(home / "lock", thread_local=False)  # taken while loading, released at the end

    def take(self, wait: float = 0.0) -> bool:
        """False when another process holds it and does not let go within `wait` seconds.

        Raises:
            OSError: the folder cannot be written.
        """
        try:
            self._lock.acquire(timeout=wait, poll_interval=0.02)
        except Timeout:
            return False
        return True

    def release(self) -> None:
        self._lock.release()
