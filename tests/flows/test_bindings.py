"""Which chord does what."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chords import Chord
from assistant.flows.bindings import (
    Bindings,
    action_of,
    bindings,
    phrase_id_of,
    states,
    title_of,
    without_doubles,
)
from assistant.language import use_language
from assistant.library.merged import Library
from assistant.library.model import PERSONAL, Layer, Phrase
from assistant.sending.actions import ACTIONS, Action
from assistant.sending.conflicts import ConflictKind
from assistant.sending.known_chords import known_chords
from assistant.sending.ports import ChordState, Registration
from assistant.settings import Settings

UNDO = Chord.of("ctrl+alt+u")
F5 = Chord.of("f5")


@pytest.fixture
def settings(own_home: Path) -> Settings:
    return Settings(own_home / "settings.toml")


def library(**chords: str) -> Library:
    phrases = tuple(Phrase(key, key.title(), ("x",), chord=chord) for key, chord in chords.items())
    return Library(Layer(PERSONAL, phrases))


def test_without_a_choice_every_action_has_its_default(settings: Settings) -> None:
    found = bindings(settings, library())
    assert {name: str(chord) for name, chord in found.chords.items()} == {
        action.value: str(Chord.of(info.chord)) for action, info in ACTIONS.items()
    }
    assert found.unusable == {}


def test_the_defaults_get_in_nobodys_way(settings: Settings) -> None:
    for system in ("windows", "linux"):
        assert bindings(settings, library()).conflicts(known_chords(), system) == ()


def test_the_agents_choice_goes_before_the_default_and_nothing_is_a_choice_too(settings: Settings) -> None:
    settings.change({}, {"undo-paste": "F5", "palette": "", "answered": "ctrl+what"})
    found = bindings(settings, library())
    assert found.chords["undo-paste"] == F5
    assert not {"palette", "answered"} & set(found.chords)
    assert found.unusable == {"answered": "ctrl+what"}


def test_a_phrase_has_its_own_chord(settings: Settings) -> None:
    found = bindings(settings, library(hello="F5", bye="", odd="f99"))
    assert found.chords["phrase:hello"] == F5
    assert "phrase:bye" not in found.chords
    assert found.unusable == {"phrase:odd": "f99"}


@pytest.mark.parametrize("phrase_id", ["a1b2", "general-zh:hello", "palette", "phrase:x"])
def test_a_phrases_name_is_never_an_actions(settings: Settings, phrase_id: str) -> None:
    phrase = Phrase(phrase_id, "", ("x",), chord="F5")
    name = next(n for n, c in bindings(settings, Library(Layer(PERSONAL, (phrase,)))).chords.items() if c == F5)
    assert (action_of(name), phrase_id_of(name)) == (None, phrase_id)


@pytest.mark.parametrize("action", Action)
def test_an_actions_name_is_its_own(action: Action) -> None:
    assert action_of(action.value) is action


def test_names_are_told_by_their_titles_in_the_persons_language() -> None:
    assert title_of("palette", library()) == "Open the palette"
    assert title_of("phrase:hello", library(hello="F5")) == "Hello"
    assert title_of("phrase:gone", library()) == "phrase:gone"
    use_language("zh_CN")
    assert title_of("palette", library()) not in {"Open the palette", "palette"}


def test_a_chord_wanted_twice_goes_to_the_action(settings: Settings) -> None:
    found = bindings(settings, library(hello="ctrl+alt+u"))
    given_out = without_doubles(found.chords)
    assert "phrase:hello" not in given_out
    assert given_out["undo-paste"] == UNDO
    (conflict,) = found.conflicts(known_chords(), "linux")
    assert (conflict.kind, conflict.names) == (ConflictKind.OURS_TWICE, ("undo-paste", "phrase:hello"))


@given(st.dictionaries(st.text(max_size=3), st.sampled_from([UNDO, F5, Chord.of("f6")])))
def test_every_chord_is_given_out_once_to_the_first_who_wants_it(wanted: dict[str, Chord]) -> None:
    given_out = without_doubles(wanted)
    assert set(given_out.values()) == set(wanted.values())
    assert len(given_out) == len(set(wanted.values()))
    assert all(name == next(n for n, c in wanted.items() if c == chord) for name, chord in given_out.items())


def test_every_name_is_listed_once_with_how_it_stands(settings: Settings) -> None:
    settings.change({}, {"palette": "", "answered": "ctrl+what"})
    wanted = bindings(settings, library(hello="ctrl+alt+u", odd="f99"))
    bound = {
        name: Registration(chord, ChordState.TAKEN if name == "pause" else ChordState.READY)
        for name, chord in without_doubles(wanted.chords).items()
    }
    table = states(wanted, bound)
    named = {row["action"]: (row["chord"], row["state"]) for row in table}
    assert len(named) == len(table) == len(Action) + 2
    assert named["palette"] == ("", "off")
    assert named["answered"] == ("ctrl+what", "no-such-key")
    assert named["pause"] == ("ctrl+alt+b", "taken")
    assert named["undo-paste"] == ("ctrl+alt+u", "ready")
    assert named["phrase:hello"] == ("ctrl+alt+u", "ours-twice")
    assert named["phrase:odd"] == ("f99", "no-such-key")


def test_before_anything_is_wanted_and_while_all_are_let_go_everything_is_off(settings: Settings) -> None:
    for wanted in (Bindings({}, {}), bindings(settings, library())):
        assert {row["state"] for row in states(wanted, {})} == {"off"}
