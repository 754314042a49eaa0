"""JSON requests from a second process to the running one, over a local socket (a named pipe on Windows).

`multiprocessing.connection` of the standard library knows both kinds and proves with a shared key that the other
side may read the profile folder.
"""

import json
import logging
import os
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge, deliver_challenge
from pathlib import Path
from typing import Any, TypeAlias, cast

_log = logging.getLogger(__name__)

Request = dict[str, Any]
Reply = dict[str, Any]
Wire: TypeAlias = "Connection[Any, Any]"

_LONGEST_SOCKET_PATH = 100  # bytes; sun_path holds 108 on Linux and 104 on macOS, unix(7)
_HANDSHAKE = 5.0  # seconds for each step a caller takes until the whole request is here
_PAUSE = 0.1  # seconds after a failed accept; without free file descriptors it fails again at once
_WAITING_CALLERS = 16


class NobodyThereError(Exception):
    """No program runs with this profile; the request did not reach anybody."""


class GoneMeanwhileError(Exception):
    """The program took the request and ended before it replied: nobody knows whether it was carried out."""


def ask(home: Path, request: Request, patience: float = 15.0) -> Reply:
    """Send a request to the program that runs with this profile and wait for its reply.

    Raises:
        NobodyThereError: there is none.
        GoneMeanwhileError: it ended with the request in its hands.
        TimeoutError: it is there and does not answer within `patience` seconds.
    """
    try:
        key = (home / "channel.key").read_bytes()
        with _address(home) as (address, family):
            connection = Client(address, family=family)
    except (OSError, EOFError) as error:
        raise NobodyThereError from error
    with connection:
        try:
            patient = _patient(connection, patience)
            answer_challenge(patient, key)
            deliver_challenge(patient, key)
            connection.send_bytes(_encoded(request))
        except TimeoutError:
            raise
        except (OSError, EOFError, AuthenticationError) as error:
            raise NobodyThereError from error
        try:
            reply: Reply = json.loads(patient.recv_bytes())
        except TimeoutError:
            raise
        except (OSError, EOFError) as error:
            raise GoneMeanwhileError from error
    return reply


class Channel:
    """Listens for requests and answers each with what `handle` returns; one thread a request.

    `handle` is called on those threads.
    """

    def __init__(self, home: Path, handle: Callable[[Request], Reply]) -> None:
        self._home = home
        self._handle = handle
        self._closing = False
        self._key = os.urandom(32)
        path = home / "channel.key"
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(self._key)
        with suppress(FileNotFoundError):
            (home / "socket").unlink()  # left by a program that was killed; we hold the lock
        with _address(home) as (address, family):
            self._listener = Listener(address, family=family, backlog=_WAITING_CALLERS)
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
            except OSError as error:
                if not self._closing:
                    _log.warning("the channel cannot take a caller: %s", error.strerror)
                    time.sleep(_PAUSE)
                continue
            threading.Thread(target=self._serve, args=(connection,), name="channel-request", daemon=True).start()

    def _serve(self, connection: Wire) -> None:
        with connection:
            try:
                patient = _patient(connection, _HANDSHAKE)
                deliver_challenge(patient, self._key)
                answer_challenge(patient, self._key)
                request = json.loads(patient.recv_bytes())
            except (OSError, EOFError, AuthenticationError, ValueError):
                if not self._closing:
                    _log.info("a caller on the channel went away, stopped or had the wrong key")
                return
            reply = _encoded(self._handle(request))
            with suppress(OSError):
                connection.send_bytes(reply)


def _encoded(document: dict[str, Any]) -> bytes:
    """In ASCII, which also half a surrogate pair can be written in."""
    return json.dumps(document).encode("ascii")


class _Patient:
    """The two calls with which the handshake speaks; a side that falls silent for `within` seconds is given up."""

    def __init__(self, connection: Wire, within: float) -> None:
        self._connection = connection
        self._within = within
        self.send_bytes = connection.send_bytes

    def recv_bytes(self, maxlength: int | None = None) -> bytes:
        """
        Raises:
            TimeoutError: nothing came.
        """
        if not self._connection.poll(self._within):
            raise TimeoutError
        return self._connection.recv_bytes(maxlength)


def _patient(connection: Wire, within: float) -> Wire:
    return cast(Wire, _Patient(connection, within))


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
