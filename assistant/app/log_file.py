"""The program's own log file, for whoever looks into a fault. No message text, no names."""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from assistant.language import _
from assistant.places import Places, places

_SIZE, _OLDER = 500_000, 2

_log = logging.getLogger(__name__)


def log_to_file(profile: Places) -> None:
    """From now on, also what nobody catches; where the file cannot be written nothing is logged. Nothing of the log
    reaches a terminal.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        handler: logging.Handler = _PrivateFile(
            profile.messages, maxBytes=_SIZE, backupCount=_OLDER, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def told_and_logged(error: Exception, profile: Path | None) -> str:
    """The sentence for the person; the traceback is in the log of this profile."""
    of_profile = places(profile)
    if not any(isinstance(handler, _PrivateFile) for handler in logging.getLogger().handlers):
        log_to_file(of_profile)
    _log.error("nobody caught this", exc_info=error)
    if of_profile.messages.is_file():
        return _("This failed inside the program; the log file {file} says why.", file=of_profile.messages)
    return _("This failed inside the program ({kind}).", kind=type(error).__name__)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Also what escapes from a slot of Qt comes here."""
    if not issubclass(kind, (SystemExit, KeyboardInterrupt)):
        where = threading.current_thread().name
        _log.error("nobody caught this on the thread %s", where, exc_info=(kind, error or kind(), trace))


class _PrivateFile(RotatingFileHandler):
    """Every file it begins is its owner's alone; when one cannot be written, the program goes on without a log."""

    def _open(self) -> TextIOWrapper:
        def private(path: str, flags: int) -> int:
            return os.open(path, flags, 0o600)

        opened = open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=private)  # noqa: SIM115
        assert isinstance(opened, TextIOWrapper)  # noqa: S101 - it is text that is written
        return opened

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Not a word: stderr is what a person sees."""


class _Discreet(logging.Formatter):
    """Tracebacks without what the exceptions say: a KeyError would quote the customer's name it did not find."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # what another formatter made of it and left there
        return super().format(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return "\n".join(_told(error) for error in reversed(list(_chain(ei[1]))))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what it came from, and so on."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> str:
    what = f"{type(error).__module__}.{type(error).__qualname__}"
    why = f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
    return "".join(traceback.format_tb(error.__traceback__)) + what + why
