"""The verbs that paste."""

from concurrent.futures import Future
from typing import Any

import pytest

from assistant.clients.window import Window
from assistant.flows.answering import Delivery
from assistant.flows.refusal import Refusal
from assistant.flows.verbs.pasting import pasting_verbs
from assistant.library.merged import Library
from assistant.library.model import PERSONAL, Layer, Phrase
from assistant.library.placeholders import Need
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult
from tests.flows.desk import ANNA, PIDGIN, Desk

LIBRARY = Library(
    Layer(PERSONAL, (Phrase("1", "Hello", ("您好！",), code="hi"), Phrase("2", "Size", ("{ask:size}",), code="size")))
)


def say(desk: Desk, verb: str, **args: Any) -> "Future[Any]":
    verbs = pasting_verbs(desk.answering, lambda: LIBRARY, desk.windows.active, desk.outcomes.append)
    answer = verbs[verb](args)
    assert isinstance(answer, Future)
    return answer


def refusal(answer: "Future[Any]") -> str:
    error = answer.exception(0)
    assert isinstance(error, Refusal)
    return error.sentence


def test_the_phrase_goes_into_the_window_in_front(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    assert say(desk, "paste", phrase="hi").result(0) == {
        "outcome": "pasted",
        "sentence": "Pasted: Hello",
        "client": "pidgin",
        "customer": "carla",
        "sent": False,
        "clipboard_kept": True,
    }
    assert (chat.typed, len(desk.outcomes)) == ("您好！", 1)


def test_what_is_meant_for_one_window_goes_into_no_other(desk: Desk) -> None:
    meant = desk.open(PIDGIN)
    say(desk, "paste", phrase="hi", window=PIDGIN.id).result(0)
    assert meant.typed == "您好！"
    other = desk.open(ANNA)
    assert "Another window" in refusal(say(desk, "paste", phrase="hi", window=PIDGIN.id))
    assert (meant.typed, other.typed) == ("您好！", "")
    assert isinstance(desk.outcomes[-1], Refusal)  # the faces show it


def test_it_is_sent_where_that_is_wanted_and_then_not_taken_back(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    assert say(desk, "paste", phrase="1", send=True).result(0)["sent"] is True
    assert chat.sent == ["您好！"]
    assert "sent already" in refusal(say(desk, "undo-paste"))


def test_an_unsent_one_is_taken_back(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    say(desk, "paste", phrase="hi")
    assert say(desk, "undo-paste").result(0)["sentence"] == "The last paste was taken back."
    assert chat.typed == ""


def test_the_answer_comes_when_the_question_is_answered(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    answer = say(desk, "paste", phrase="size")
    assert not answer.done()
    desk.asked.pop()[2]({Need("ask", "size"): "L"})
    assert answer.result(0)["outcome"] == "pasted"
    assert chat.typed == "L"
    answer = say(desk, "paste", phrase="size")
    desk.asked.pop()[2](None)
    assert "“Size”" in refusal(answer)


def test_what_stands_in_the_way_is_one_sentence(desk: Desk) -> None:
    assert "No window" in refusal(say(desk, "paste", phrase="hi"))
    desk.open(PIDGIN).reads = False
    said = refusal(say(desk, "paste", phrase="hi"))
    assert "did not take the phrase" in said
    assert "on the clipboard" in said
    assert len(desk.outcomes) == 2
    with pytest.raises(Refusal, match="nope"):
        say(desk, "paste", phrase="nope")


def test_a_paste_that_was_made_is_no_failure_because_of_the_clipboard(desk: Desk) -> None:
    desk.open(PIDGIN)
    verbs = pasting_verbs(desk.answering, lambda: LIBRARY, lambda: PIDGIN)

    def forgetful(request: PasteRequest) -> None:
        result = PasteResult(request.id, PasteOutcome.PASTED, Window(1), clipboard_kept=False)
        desk.answering.result(result)

    desk.paster.paste = forgetful  # type: ignore[method-assign]
    value = verbs["paste"]({"phrase": "hi"}).result(0)
    assert (value["outcome"], value["clipboard_kept"]) == ("pasted", False)
    assert "copied before" in value["sentence"]


def test_everybody_hears_before_the_verb_answers(desk: Desk) -> None:
    desk.open(PIDGIN)
    desk.hold()
    answer = say(desk, "paste", phrase="hi")
    order: list[str] = []
    answer.add_done_callback(lambda _: order.append(f"answer after {len(desk.outcomes)}"))
    desk.let_go()
    assert order == ["answer after 1"]
    assert isinstance(desk.outcomes[0], Delivery)
