"""What becomes of errors that nobody foresaw."""

import importlib
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.language import use_language

module = importlib.import_module("assistant.cli.main")  # the package has a function of that name


@pytest.fixture(autouse=True)
def _own_log(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Streams, hooks and the log are as before afterwards."""
    monkeypatch.setattr(module, "use_language", lambda: use_language("en"))
    root = logging.getLogger()
    level, handlers, hooks = root.level, list(root.handlers), (sys.excepthook, threading.excepthook)
    yield
    sys.excepthook, threading.excepthook = hooks
    root.setLevel(level)
    for handler in [handler for handler in root.handlers if handler not in handlers]:
        root.removeHandler(handler)
        handler.close()


def fail(_words: list[str]) -> int:
    raise ZeroDivisionError("a secret")


@pytest.mark.parametrize("words", [["--profile", "{}", "list"], ["--profile={}", "list"], ["list", "--profile", "{}"]])
def test_an_error_nobody_foresaw_is_one_sentence_and_in_the_log(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], words: list[str]
) -> None:
    home = own_home / "profile"
    home.mkdir()
    monkeypatch.setattr(module, "_run", fail)
    monkeypatch.setattr(sys, "argv", ["quickphrase", *(word.format(home) for word in words)])
    with pytest.raises(SystemExit) as ended:
        module.main()
    assert ended.value.code == 1
    log = home / "quickphrase.log"
    assert capfd.readouterr().err == f"This failed inside the program; the log file {log} says why.\n"
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_without_a_profile_folder_it_is_still_one_sentence(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "_run", fail)
    monkeypatch.setattr(sys, "argv", ["quickphrase", "--profile", str(own_home / "nothing"), "list"])
    with pytest.raises(SystemExit):
        module.main()
    assert capfd.readouterr().err == "This failed inside the program (ZeroDivisionError).\n"
    assert not (own_home / "nothing").exists()
