"""Held modifiers, where the system can be asked and where it cannot."""

import pytest

from assistant.chords import Modifier
from assistant.desktop.keyboard.keymap import Keymap
from assistant.desktop.keyboard.strokes import Modifiers, Stroke

KEYMAP = Keymap(None, {29: Modifier.CTRL, 56: Modifier.ALT}, frozenset())


@pytest.mark.parametrize(("age", "asked"), [(0.5, True), (3.0, False), (60.0, False)])
def test_an_old_press_counts_only_when_the_system_agrees(age: float, asked: bool) -> None:
    for really in (True, False):
        modifiers = Modifiers(KEYMAP, held=lambda _, really=really: really)
        assert modifiers.take(Stroke(29, True, False, 0.0))
        assert (Modifier.CTRL in modifiers.at(age)) is (really or asked)


@pytest.mark.parametrize(("age", "held"), [(0.5, True), (3.0, True), (60.0, False)])
def test_where_nobody_can_be_asked_a_press_grows_old(age: float, held: bool) -> None:
    modifiers = Modifiers(KEYMAP)
    modifiers.take(Stroke(29, True, False, 0.0))
    assert modifiers.at(age) == ({Modifier.CTRL} if held else set())


def test_a_release_ends_it_and_other_keys_are_not_kept() -> None:
    modifiers = Modifiers(KEYMAP)
    modifiers.take(Stroke(29, True, False, 0.0))
    modifiers.take(Stroke(56, True, False, 0.0))
    modifiers.take(Stroke(29, False, False, 0.1))
    assert not modifiers.take(Stroke(2, True, False, 0.1))
    assert modifiers.at(0.2) == {Modifier.ALT}
