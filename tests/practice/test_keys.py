from typing import Any

from assistant.chords import Chord
from assistant.language import use_language
from assistant.practice.keys import Keys
from assistant.sending.actions import Action


def hotkey(action: str, chord: str, state: str = "ready") -> dict[str, str]:
    return {"action": action, "chord": chord, "state": state}


def phrase(code: str, favourite: int = 0, **other: Any) -> dict[str, Any]:
    told = {"id": f"p:{code}", "title": code, "wordings": ["x"], "category": "A/B", "code": code, "chord": ""}
    return told | {"favourite": favourite, "layer": "p"} | other


def keys(*hotkeys: dict[str, str], phrases: tuple[dict[str, Any], ...] = ()) -> Keys:
    return Keys.of({"hotkeys": hotkeys}, phrases)


def test_only_chords_that_work_are_taught() -> None:
    use_language("en")
    taught = keys(
        hotkey("favourite-1", "ctrl+alt+1"),
        hotkey("favourite-2", "ctrl+alt+2"),
        hotkey("palette", "ctrl+alt+space", "taken"),
        hotkey("answered", "", "off"),
        hotkey("phrase:p:hi", "ctrl+alt+h"),
    ).explained()
    assert [key for key, _does in taught] == ["Ctrl+Alt+1 … 2", "Ctrl+1 … 9"]


def test_an_own_chord_is_taught_in_the_place_of_the_default() -> None:
    taught = dict(keys(hotkey("palette", "super+p")).explained())
    assert "Super+P" in taught


def test_a_favourite_is_pasted_by_its_chord_if_that_works() -> None:
    found = keys(hotkey("favourite-3", "alt+3"), phrases=(phrase("hi", 3), phrase("bye", 4), phrase("go")))
    chords = {code: found.favourite(known) for code, known in found.phrases.items()}
    assert chords == {"hi": Chord.of("alt+3"), "bye": None, "go": None}
    assert found.chords == {Action.FAVOURITE_3: Chord.of("alt+3")}


def test_of_two_phrases_with_a_code_the_first_counts() -> None:
    found = keys(phrases=(phrase("hi", title="mine"), phrase("hi", title="theirs"), phrase("")))
    assert {code: known.title for code, known in found.phrases.items()} == {"hi": "mine"}
