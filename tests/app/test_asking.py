"""What a person learns of a request to the running program."""

import pytest

from assistant.app import alone, asking
from assistant.app.asking import ask_running
from assistant.app.start import start
from assistant.cli.carry_out import Command
from assistant.desktop.instance.channel import GoneMeanwhileError, NobodyThereError
from assistant.flows.refusal import FAILURE, WRONG_USE, Refusal
from assistant.places import Places

REQUEST = {"verb": "add", "args": {}}


def replies(patch: pytest.MonkeyPatch, answer: object) -> None:
    def ask(*_: object, **__: object) -> object:
        if isinstance(answer, Exception):
            raise answer
        return answer

    patch.setattr(asking, "ask", ask)


def test_the_value_or_the_refusal_comes_through(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    replies(monkeypatch, {"ok": [1]})
    assert ask_running(places, REQUEST) == [1]
    replies(monkeypatch, {"error": "No.", "code": WRONG_USE})
    with pytest.raises(Refusal, match="No") as caught:
        ask_running(places, REQUEST)
    assert caught.value.code == WRONG_USE
    replies(monkeypatch, NobodyThereError())
    with pytest.raises(NobodyThereError):
        ask_running(places, REQUEST)


@pytest.mark.parametrize(
    ("error", "sentence"), [(GoneMeanwhileError(), "whether it was done"), (TimeoutError(), "does not answer")]
)
def test_a_verb_that_may_have_been_done_is_not_done_again(
    places: Places, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    replies(monkeypatch, error)
    monkeypatch.delattr(alone, "carry_out_alone")
    with pytest.raises(Refusal, match=sentence):
        Command(places).carry_out("add")


def test_a_second_start_that_fails_says_so(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    replies(monkeypatch, {"error": "This failed inside the program.", "code": FAILURE})
    with pytest.raises(Refusal, match="inside the program"):
        start(places, hidden=False)
    replies(monkeypatch, {"ok": {}})
    assert start(places, hidden=False) == 0
