"""The commands as other programs use them: one JSON document on stdout, one sentence on stderr, exit codes."""

import json
import sys

import pytest

from tests.end2end.hands import Hands
from tests.end2end.patience import wait_for
from tests.end2end.program import Program
from tests.end2end.targets import WINDOWS, Target
from tests.end2end.world import World


@pytest.fixture(params=["alone", "running"])
def either(request: pytest.FixtureRequest, program: Program) -> Program:
    """The library verbs do the same with and without a running program."""
    if request.param == "running":
        program.start()
    else:
        program.settings()
    return program


def test_a_phrase_is_added_found_changed_and_removed(either: Program) -> None:
    added = either.add("退款进度", "正在为您查询退款", code="qp-tk", category="售后/退款", chord="ctrl+alt+0")
    assert added["title"] == "退款进度"
    assert added["wordings"] == ["正在为您查询退款"]
    assert [p["code"] for p in either.json("search", "退款进度")][:1] == ["qp-tk"]
    assert "qp-tk" in [p["code"] for p in either.json("search", "tuikuanjindu")]
    either.json("edit", "qp-tk", "--title", "退款", "马上查")
    changed = next(p for p in either.json("list") if p["code"] == "qp-tk")
    assert (changed["title"], changed["wordings"]) == ("退款", ["马上查"])
    either.json("remove", "qp-tk")
    assert "qp-tk" not in [p["code"] for p in either.json("list")]
    assert "qp-tk" in either.refused("remove", "qp-tk")


def test_what_is_added_alone_is_there_when_the_program_runs_and_the_other_way_round(program: Program) -> None:
    program.add("Alone", "one", code="qp-one")
    program.start()
    program.add("Running", "two", code="qp-two")
    assert {"qp-one", "qp-two"} <= {p["code"] for p in program.json("list")}
    assert program.stop() == 0
    assert {"qp-one", "qp-two"} <= {p["code"] for p in program.json("list")}


def test_status_has_the_documented_form(program: Program) -> None:
    program.start()
    program.json("message", "--client", "hexchat", "--customer", "anna")
    status = program.status()
    assert set(status) >= {"running", "waiting", "sources", "hotkeys", "today"}
    assert status["running"] is True
    assert set(status["waiting"][0]) >= {
        "client",
        "customer",
        "since_last_s",
        "since_first_s",
        "messages",
        "level",
        "seen",
    }
    assert all(set(source) >= {"name", "state"} for source in status["sources"])
    assert all(set(hotkey) >= {"action", "chord", "state"} for hotkey in status["hotkeys"])
    assert set(status["today"]) >= {"replies", "within_30s", "within_60s", "average_s"}
    chords = {hotkey["action"]: hotkey["chord"] for hotkey in status["hotkeys"]}
    assert chords["palette"] == "ctrl+alt+space"
    assert chords["favourite-1"] == "ctrl+alt+1"


def test_a_customers_name_may_come_from_standard_input(program: Program) -> None:
    program.start()
    done = program.cli("message", "--client", "hexchat", "--customer", "-", stdin="林小姐\n")
    assert done.returncode == 0, done
    assert [row["customer"] for row in program.status()["waiting"]] == ["林小姐"]
    assert program.cli("answered", "--customer", "-", stdin="林小姐").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["add"],
        ["search"],
        ["add", "--title", "T", "--chord", "ctrl+banana", "text"],
        ["add", "--title", "T", "--chord", "ctrl+v", "text"],
        ["add", "--title", "T", "--chord", "a", "text"],
        ["add", "--title", "T", "--favourite", "12", "text"],
        ["message", "--client", "hexchat"],
    ],
    ids=" ".join,
)
def test_wrong_use_exits_with_2(program: Program, words: list[str]) -> None:
    program.refused(*words, code=2)


@pytest.mark.parametrize("verb", ["edit", "remove", "copy", "paste"])
def test_a_phrase_that_does_not_exist_is_named(either: Program, verb: str) -> None:
    words = {"edit": ["edit", "no-such-code", "text"]}.get(verb, [verb, "no-such-code"])
    either.refused(*words)


def test_a_code_given_twice_is_refused(program: Program) -> None:
    program.add("First", "one", code="qp-one")
    assert "First" in program.refused("add", "--title", "Second", "--code", "qp-one", "two", code=2)


def test_plain_output_is_for_people(program: Program) -> None:
    program.add("First", "one", code="qp-one")
    done = program.cli("search", "qp-one")
    assert done.returncode == 0
    assert "First" in done.stdout
    with pytest.raises(json.JSONDecodeError):
        json.loads(done.stdout)


def test_help_names_every_verb(program: Program) -> None:
    shown = program.cli("--help").stdout
    verbs = "start status message answered undo-answered list search add edit remove paste copy doctor practice"
    assert [verb for verb in verbs.split() if verb not in shown] == []


def test_a_chord_taken_by_another_program_is_reported(program: Program, world: World) -> None:
    world.start(sys.executable, str(WINDOWS / "grabber.py"), name="grabber")
    wait_for(lambda: "ready" in world.log("grabber"), "another program with a hotkey")
    program.start()
    states = {hotkey["chord"]: hotkey["state"] for hotkey in program.status()["hotkeys"]}
    assert states["ctrl+alt+1"] == "taken"
    assert states["ctrl+alt+2"] == "ready"


def test_a_chord_set_in_the_settings_replaces_the_default(program: Program) -> None:
    program.settings(chords={"message-came": "ctrl+alt+f9"})
    program.start()
    assert {h["action"]: h["chord"] for h in program.status()["hotkeys"]}["message-came"] == "ctrl+alt+f9"


def test_a_phrase_with_a_chord_of_its_own(program: Program, world: World, hands: Hands) -> None:
    program.add("Own", "自己的快捷键", chord="ctrl+alt+0")
    program.start()
    target = Target(world, hands, "qt")
    hands.press("ctrl+alt+0")
    wait_for(lambda: target.text() == "自己的快捷键", "the phrase")
