"""The verbs of the clock."""

import json
from typing import Any

import pytest

from assistant.flows.refusal import Refusal
from assistant.flows.verbs.clock import clock_verbs, row_as_json
from assistant.waiting.view import Level, RowView
from tests.flows.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


def say(clock: Clock, verb: str, **args: Any) -> Any:
    value = clock_verbs(clock.countdown)[verb](args)
    return json.loads(json.dumps(value))


def test_a_message_is_reported_answered_and_taken_back(clock: Clock) -> None:
    row = say(clock, "message", client="our shop", customer=" 林 ")
    assert row == {
        "client": "our shop",
        "customer": "林",
        "since_last_s": 0,
        "since_first_s": 0,
        "messages": 1,
        "level": "fresh",
        "seen": False,
    }
    assert say(clock, "answered") == {"client": "our shop", "customer": "林"}
    clock.now += 31.26
    assert say(clock, "undo-answered") == row | {"since_last_s": 31.3, "since_first_s": 31.3, "level": "late"}


def test_names_choose_among_several(clock: Clock) -> None:
    clock.writes("anna", "ben")
    assert say(clock, "answered", client="hexchat", customer="ben")["customer"] == "ben"
    clock.writes("ben")
    assert say(clock, "answered", client=None, customer="anna")["customer"] == "anna"


@pytest.mark.parametrize(("verb", "args"), [("answered", {}), ("answered", {"customer": "zoe"}), ("undo-answered", {})])
def test_what_cannot_be_done_is_refused(clock: Clock, verb: str, args: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        say(clock, verb, **args)


def test_times_are_told_to_a_tenth() -> None:
    row = row_as_json(RowView("qq", "", 1.26, 61.04, 3, Level.OVERDUE, seen=True))
    assert (row["since_last_s"], row["since_first_s"], row["level"], row["seen"]) == (1.3, 61.0, "overdue", True)
