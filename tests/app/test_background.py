"""Starting the program for a command, with processes that stand in for it."""

import subprocess
import sys

import pytest

from assistant.app import asking, background
from assistant.app.background import start_and_ask
from assistant.desktop.instance.channel import GoneMeanwhileError, NobodyThereError
from assistant.flows.refusal import Refusal
from assistant.places import Places

REQUEST = {"verb": "paste", "args": {"phrase": "hi"}}


class StandIn:
    """`said` and `ends` are what the process does; `answers` what is heard from it, one an attempt."""

    def __init__(self, patch: pytest.MonkeyPatch, *answers: object, said: str = "", ends: bool = False) -> None:
        self.words: list[str] = []
        self.asked = 0
        self._answers = list(answers)
        self._code = f"import sys; sys.stderr.write({said!r})" if ends else "import time; time.sleep(60)"
        self._popen = subprocess.Popen
        patch.setattr(background.subprocess, "Popen", self._start)
        patch.setattr(asking, "ask", self._answer)
        patch.setattr(background, "_PAUSE", 0.001)

    def _start(self, words: list[str], **others: object) -> "subprocess.Popen[bytes]":
        self.words = words
        self.process = self._popen([sys.executable, "-c", self._code], **others)
        return self.process

    def _answer(self, *_: object, **__: object) -> object:
        self.asked += 1
        answer = self._answers.pop(0) if self._answers else NobodyThereError()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


def test_it_is_asked_until_it_is_there(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = StandIn(monkeypatch, NobodyThereError(), NobodyThereError(), {"ok": 1})
    assert start_and_ask(places, REQUEST) == 1
    assert stand_in.words[1:] == ["-m", "assistant", "--profile", str(places.home), "start", "--hidden"]
    assert stand_in.asked == 3
    stand_in.end()


@pytest.mark.parametrize(
    ("said", "sentence"), [("There is no display here.\n", "There is no display here."), ("", "could not be started")]
)
def test_one_that_ends_at_once_has_the_last_word(
    places: Places, monkeypatch: pytest.MonkeyPatch, said: str, sentence: str
) -> None:
    stand_in = StandIn(monkeypatch, said=said, ends=True)
    with pytest.raises(Refusal, match=sentence):
        start_and_ask(places, REQUEST)
    stand_in.end()


def test_one_that_talks_much_is_not_held_up_by_it(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = StandIn(monkeypatch, said="x" * 90_000 + "\nthe last line", ends=True)
    with pytest.raises(Refusal, match="the last line"):
        start_and_ask(places, REQUEST)
    stand_in.end()


def test_it_is_asked_only_once_when_it_ends_with_the_request(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = StandIn(monkeypatch, NobodyThereError(), GoneMeanwhileError(), {"ok": 1})
    with pytest.raises(Refusal, match="whether it was done"):
        start_and_ask(places, REQUEST)
    assert stand_in.asked == 2
    stand_in.end()


@pytest.mark.parametrize("answer", [NobodyThereError(), TimeoutError()])
def test_one_that_does_not_answer_is_told(places: Places, monkeypatch: pytest.MonkeyPatch, answer: Exception) -> None:
    stand_in = StandIn(monkeypatch, answer)
    monkeypatch.setattr(background, "_PATIENCE", 0.02)
    with pytest.raises(Refusal, match="does not answer"):
        start_and_ask(places, REQUEST)
    stand_in.end()
