"""Verbs without a running program, each on the profile folder as it is on the disk."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.app import alone
from assistant.app import opened as opening
from assistant.app.alone import carry_out_alone
from assistant.app.opened import opened
from assistant.clients.window import Window
from assistant.desktop.instance.lock import ProfileLock
from assistant.desktop.plain import ClipboardRefusedError
from assistant.flows.refusal import WRONG_USE, Refusal
from assistant.places import Places
from assistant.settings import Settings


def say(places: Places, verb: str, **args: Any) -> Any:
    return json.loads(json.dumps(carry_out_alone(places, verb, args)))


def refused(places: Places, verb: str, **args: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        carry_out_alone(places, verb, args)
    return caught.value


def hello(places: Places, **fields: Any) -> dict[str, Any]:
    return say(places, "add", **({"title": "Hello", "wordings": ["您好！"], "code": "hi"} | fields))


def test_a_new_profile_has_the_phrases_of_its_language(own_home: Path) -> None:
    places = Places(own_home / "new")
    places.make()
    Settings(places.settings).change({"language": "zh_CN"})
    assert {phrase["layer"] for phrase in say(places, "list")} == {"general-zh"}


def test_what_one_verb_keeps_the_next_one_finds(places: Places) -> None:
    added = hello(places)
    assert say(places, "list") == [added]
    assert [found["id"] for found in say(places, "search", text="nihao")] == []
    assert [found["id"] for found in say(places, "search", text="nh")] == [added["id"]]
    edited = say(places, "edit", phrase="hi", title="Hello again")
    assert say(places, "list") == [edited]
    assert say(places, "remove", phrase="hi") == edited
    assert say(places, "list") == []


def test_copy_fills_and_hands_over(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("assistant.app.verbs.copy_text", copied.append)
    Settings(places.settings).change({"shop": "青禾小店"})
    hello(places, wordings=["这里是{shop}"])
    say(places, "copy", phrase="hi")
    assert copied == ["这里是青禾小店"]
    hello(places, wordings=["{ask:size}"], code="ask")
    assert "size" in refused(places, "copy", phrase="ask").sentence


def test_without_a_clipboard_nothing_is_copied(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise ClipboardRefusedError("no display")

    monkeypatch.setattr("assistant.app.verbs.copy_text", refuse)
    hello(places)
    assert refused(places, "copy", phrase="hi").sentence == "Nothing could be copied: no display"


def test_status_and_doctor_say_that_nothing_runs(places: Places) -> None:
    status = say(places, "status")
    assert (status["running"], status["waiting"], status["today"]["replies"]) == (False, [], 0)
    names = {finding["name"] for finding in say(places, "doctor")["findings"]}
    assert {"Profile", "Library", "Clients", "Reply log"} <= names


@pytest.mark.parametrize("verb", ["message", "answered", "undo-answered", "undo-paste"])
def test_what_needs_a_running_program_says_so_and_touches_nothing(own_home: Path, verb: str) -> None:
    refusal = refused(Places(own_home / "nothing here"), verb, client="qq", customer="anna")
    assert "not running" in refusal.sentence
    assert not (own_home / "nothing here").exists()


def test_an_unknown_verb_is_wrong_use(places: Places) -> None:
    refusal = refused(places, "dance")
    assert (refusal.code, "dance" in refusal.sentence) == (WRONG_USE, True)


# Pasting starts the program


def test_a_paste_is_carried_out_by_a_program_started_for_it(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Mapping[str, Any]] = []

    def started(_: Places, request: Mapping[str, Any]) -> dict[str, Any]:
        assert ProfileLock(places.home).take()  # ours is free again by now
        asked.append(request)
        return {"outcome": "pasted"}

    monkeypatch.setattr(alone, "start_and_ask", started)
    hello(places)
    assert say(places, "paste", phrase="hi", send=True) == {"outcome": "pasted"}
    assert asked == [{"verb": "paste", "args": {"phrase": "hi", "send": True, "window": None}}]


def test_it_is_meant_for_the_window_in_which_the_shortcut_was_pressed(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "window_in_front", lambda: Window(11))
    monkeypatch.setattr(alone, "start_and_ask", lambda _places, request: request["args"])
    hello(places)
    assert say(places, "paste", phrase="hi") == {"phrase": "hi", "window": 11}


def test_no_program_is_started_for_a_phrase_that_is_not_there(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(alone, "start_and_ask")
    assert "nope" in refused(places, "paste", phrase="nope").sentence


# The lock


def test_a_profile_is_opened_by_one_at_a_time(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.05)
    with opened(places):
        for verb in ("list", "status"):
            assert "Another quickphrase" in refused(places, verb).sentence
    assert say(places, "list") == []


def test_the_lock_goes_also_where_the_verb_fails(places: Places) -> None:
    refused(places, "edit", phrase="nope")
    with pytest.raises(ZeroDivisionError), opened(places):
        raise ZeroDivisionError
    assert ProfileLock(places.home).take()


def test_a_folder_that_cannot_be_made_is_named(own_home: Path) -> None:
    (own_home / "file").write_text("in the way")
    for verb in ("add", "list"):
        refusal = refused(Places(own_home / "file" / "profile"), verb, title="T", wordings=["x"])
        assert str(own_home / "file" / "profile") in refusal.sentence


# What is wrong on the disk


def test_a_broken_library_is_told_once_and_kept_aside(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    hello(places)
    for file in places.library.glob("personal*"):
        file.write_bytes(b"{")
    assert say(places, "list") == []
    said = capsys.readouterr().err
    assert "personal.json" in said
    assert [file.read_bytes() for file in places.library.glob("personal.json.broken*")] == [b"{"]
    say(places, "list")
    assert capsys.readouterr().err == ""


def test_the_last_good_copy_takes_the_place_of_a_broken_library(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    hello(places)
    say(places, "edit", phrase="hi", title="Hello again")
    (places.library / "personal.json").write_bytes(b"{")
    assert [phrase["code"] for phrase in say(places, "list")] == ["hi"]
    assert "last good copy" in capsys.readouterr().err


def test_a_library_of_a_newer_program_is_refused_and_left_alone(places: Places) -> None:
    hello(places)
    personal = places.library / "personal.json"
    content = json.loads(personal.read_text(encoding="utf-8"))
    personal.write_text(json.dumps(content | {"format": 99}), encoding="utf-8")
    written = personal.read_bytes()
    for verb, args in (("list", {}), ("add", {"title": "T", "wordings": ["x"]})):
        assert "newer quickphrase" in refused(places, verb, **args).sentence
    assert personal.read_bytes() == written


def test_broken_settings_leave_the_defaults_and_are_in_doctors_findings(places: Places) -> None:
    places.settings.write_text("language = \n")
    found = [finding for finding in say(places, "doctor")["findings"] if finding["name"] == "settings.toml"]
    assert [finding["works"] for finding in found] == [False]
    assert places.settings.read_text() == "language = \n"


@pytest.mark.parametrize("name", ["secret", "replies.sqlite"])
def test_broken_records_do_no_harm(places: Places, name: str) -> None:
    hello(places)
    say(places, "status")
    (places.home / name).write_bytes(b"no longer what it was, by far")
    assert say(places, "status")["today"]["replies"] == 0
    assert [file.name for file in places.home.glob(f"{name}.broken*")]
    assert [phrase["code"] for phrase in say(places, "list")] == ["hi"]


@pytest.mark.parametrize(("verb", "args"), [("message", {"customer": "\udcff"}), ("add", {"wordings": ["\udcff"]})])
def test_what_is_not_unicode_is_refused(places: Places, verb: str, args: dict[str, Any]) -> None:
    refusal = refused(places, verb, **args)
    assert (refusal.code, next(iter(args)) in refusal.sentence) == (WRONG_USE, True)
