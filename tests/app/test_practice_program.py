"""The program that the practice starts for itself, with processes that stand in for it."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from assistant.app import asking, background, practice
from assistant.desktop.instance.channel import NobodyThereError
from assistant.flows.refusal import Refusal
from assistant.places import Places


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> "list[subprocess.Popen[bytes]]":
    """What was started; each would run for a minute."""
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(_words: list[str], **others: object) -> "subprocess.Popen[bytes]":
        started.append(popen([sys.executable, "-c", "import time; time.sleep(60)"], **others))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(background.subprocess, "Popen", start)
    monkeypatch.setattr(background, "_PAUSE", 0.001)
    return started


def answers(patch: pytest.MonkeyPatch, *replies: object) -> None:
    left = list(replies)

    def ask(*_: object) -> object:
        reply = left.pop(0) if left else NobodyThereError()
        if isinstance(reply, Exception):
            raise reply
        return reply

    patch.setattr(asking, "ask", ask)


@pytest.mark.parametrize("reply", [TimeoutError(), {"error": "It is broken.", "code": 1}])
def test_one_that_does_not_come_up_is_ended(
    places: Places, monkeypatch: pytest.MonkeyPatch, processes: "list[subprocess.Popen[bytes]]", reply: object
) -> None:
    answers(monkeypatch, NobodyThereError(), reply)
    with pytest.raises(Refusal), ExitStack() as stack:
        stack.enter_context(practice._program(places))
    assert [process.returncode is None for process in processes] == [False]


def test_one_that_ends_in_the_middle_is_one_sentence(
    places: Places, monkeypatch: pytest.MonkeyPatch, processes: "list[subprocess.Popen[bytes]]"
) -> None:
    answers(monkeypatch, NobodyThereError(), *[{"ok": 1}] * 9)
    with practice._program(places) as told:
        assert told("status") == 1
        answers(monkeypatch)
        with pytest.raises(Refusal, match="start the practice again"):
            told("status")
    assert [process.returncode is None for process in processes] == [False]


def test_a_folder_for_pictures_that_cannot_be_made_is_named(places: Places, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match="pictures"):
        practice.practise(places, auto=True, screenshots=tmp_path / "file" / "pictures")
