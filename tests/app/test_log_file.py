"""The log file: private, discreet, and told of what nobody caught."""

import errno
import logging
import os
import stat
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from assistant.app import log_file
from assistant.app.log_file import log_to_file
from assistant.places import Places

LOG = logging.getLogger("assistant.test")
NAME, SAID = "林小姐", "where is my parcel"


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_every_file_is_its_owners_alone_also_after_rotation(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "_SIZE", 200)
    log_to_file(places)
    for _ in range(20):
        LOG.warning("x" * 50)
    files = list(places.home.glob("quickphrase.log*"))
    assert len(files) == 3
    assert {mode(file) for file in files} == {0o600}


def fail(name: str) -> None:
    names: dict[str, int] = {}
    try:
        names[name]
    except KeyError as error:
        raise ValueError(f"{name} said: {SAID}") from error


def test_a_traceback_does_not_quote_anybody(places: Places) -> None:
    log_to_file(places)
    try:
        fail(NAME)
    except ValueError:
        LOG.exception("it failed")
    try:
        Path("/nowhere", NAME).read_text(encoding="utf-8")
    except OSError:
        LOG.exception("it failed again")
    written = places.messages.read_text(encoding="utf-8")
    assert NAME not in written
    assert SAID not in written
    assert written.index("KeyError") < written.index("builtins.ValueError") < written.index(os.strerror(errno.ENOENT))
    assert "in fail" in written


class Bell(QObject):
    rung = Signal()


def test_what_nobody_catches_is_in_the_log_and_not_on_the_terminal(
    places: Places, capfd: pytest.CaptureFixture[str]
) -> None:
    log_to_file(places)
    thread = threading.Thread(target=fail, args=(NAME,), name="a thread of ours")
    thread.start()
    thread.join()
    bell = Bell()
    bell.rung.connect(lambda: fail(NAME))
    bell.rung.emit()
    written = places.messages.read_text(encoding="utf-8")
    assert "a thread of ours" in written
    assert written.count("builtins.ValueError") == 2
    assert NAME not in written
    assert capfd.readouterr().err == ""


def test_a_log_that_cannot_be_written_says_nothing(places: Places, capfd: pytest.CaptureFixture[str]) -> None:
    places.messages.mkdir()
    log_to_file(places)
    LOG.error("not to be seen")
    assert capfd.readouterr().err == ""


def test_a_text_that_is_not_unicode_can_be_logged(places: Places) -> None:
    log_to_file(places)
    (ours,) = (handler for handler in logging.getLogger().handlers if isinstance(handler, RotatingFileHandler))
    # Given to it alone: pytest would keep the record for its report, which cannot be sent to another process then.
    ours.handle(LOG.makeRecord(LOG.name, logging.WARNING, __file__, 0, "a folder named %s", ("\udcff",), None))
    assert "a folder named \\udcff" in places.messages.read_text(encoding="utf-8")
