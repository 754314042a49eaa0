"""JSON requests from a second process to the running one, over a local socket (a named pipe on Windows).

`multiprocessing.connection` of the standard library knows both kinds and proves with a shared key that the other
side may read the profile folder.
"""

import json
import logging
import os
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)

Request = dict[str, Any]
Reply = dict[str, Any]

_LONGEST_SOCKET_PATH = 100  # bytes; sun_path holds 108 on Linux and 104 on macOS, unix(7)


class NobodyThereError(Exception):
    """No program runs with this profile."""


def ask(home: Path, request: Request, patience: float = 15.0) -> Reply:
    """Send a request to the program that runs with this profile and wait for its reply.

    Raises:
        NobodyThereError: there is none.
        TimeoutError: it is there and does not answer within `patience` seconds.
    """
    try:
        key = (home / "channel.key").read_bytes()
        with _address(home) as (address, family):
            connection = Client(address, family=family, authkey=key)
    except (OSError, EOFError, AuthenticationError) as error:
        raise NobodyThereError from error
    with connection:
        connection.send_bytes(json.dumps(request).encode())
        if not connection.poll(patience):
            raise TimeoutError
        try:
            reply: Reply = json.loads(connection.recv_bytes())
        except (EOFError, OSError) as error:
            raise NobodyThereError from error
    return reply


class Channel:
    """Listens for requests and answers each with what `handle` returns; one thread a request.

    `handle` is called on those threads.
    """

    def __init__(self, home: Path, handle: Callable[[Request], Reply]) -> None:
        self._home = home
        self._handle = handle
        self._closing = False
        key = os.urandom(32)
        path = home / "channel.key"
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(key)
        with suppress(FileNotFoundError):
            (home / "socket").unlink()  # left by a program that was killed; we hold the lock
        with _address(home) as (address, family):
            self._listener = Listener(address, family=family, authkey=key)
        self._thread = threading.Thread(target=self._listen, name="channel", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closing = True
        with suppress(OSError), _address(self._home) as (address, family):
            Client(address, family=family).close()  # wakes the thread, if it waits for a caller; needs nobody's answer
        self._thread.join(timeout=2)
        with suppress(OSError):
            self._listener.close()
        for name in ("socket", "channel.key"):
            (self._home / name).unlink(missing_ok=True)

    def _listen(self) -> None:
        while not self._closing:
            try:
                connection = self._listener.accept()
            except (OSError, EOFError, AuthenticationError):
                if not self._closing:
                    _log.info("a caller on the channel went away or had the wrong key")
                continue
            threading.Thread(target=self._serve, args=(connection,), name="channel-request", daemon=True).start()

    def _serve(self, connection: "Connection[Any, Any]") -> None:
        with connection, suppress(OSError, EOFError):
            request = json.loads(connection.recv_bytes())
            connection.send_bytes(json.dumps(self._handle(request), ensure_ascii=False).encode())


@contextmanager
def _address(home: Path) -> Iterator[tuple[str, str]]:
    """The address to listen on or to call, and its family; valid inside the `with`."""
    if sys.platform == "win32":
        name = uuid.uuid5(uuid.NAMESPACE_URL, str(home).lower()).hex
        yield rf"\\.\pipe\quickphrase-{name}", "AF_PIPE"
        return
    path = str(home / "socket")
    if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH or not sys.platform.startswith("linux"):
        yield path, "AF_UNIX"
        return
    folder = os.open(home, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{folder}/socket", "AF_UNIX"
    finally:
        os.close(folder)
