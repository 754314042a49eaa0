"""Keys that go down and up around a chord."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chords import Chord, Modifier
from assistant.desktop.x11.keys import Keyboard
from assistant.desktop.x11.strokes import strokes

CTRL, CTRL_R, SHIFT, SHIFT_R, ALT, ALT_R, SUPER = 37, 105, 50, 62, 64, 108, 133
V, ENTER, ONE = 55, 36, 10
HELD = (CTRL, CTRL_R, SHIFT, SHIFT_R, ALT, ALT_R, SUPER)
KEYBOARD = Keyboard(
    bits={Modifier.CTRL: 4, Modifier.ALT: 8, Modifier.SHIFT: 1, Modifier.SUPER: 64},
    locks=(0, 2),
    held=frozenset(HELD),
    by_modifier={
        Modifier.CTRL: (CTRL, CTRL_R),
        Modifier.ALT: (ALT, ALT_R),
        Modifier.SHIFT: (SHIFT, SHIFT_R),
        Modifier.SUPER: (SUPER,),
    },
    codes={ord("v"): V, 0xFF0D: ENTER, ord("1"): ONE},
)
OF = {code: modifier for modifier, codes in KEYBOARD.by_modifier.items() for code in codes}
CHORDS = st.builds(Chord, st.sampled_from(["v", "enter", "1"]), st.frozensets(st.sampled_from(list(Modifier))))


@given(CHORDS, st.sets(st.sampled_from([*HELD, V, ONE])), st.integers(1, 3))
def test_the_chord_is_pressed_with_its_modifiers_and_no_others(chord: Chord, down: set[int], times: int) -> None:
    code, now, seen = KEYBOARD.keycode(chord.key), set(down), 0
    for going_down, key in strokes(KEYBOARD, chord, down, times):
        if going_down and key == code:
            assert code not in now
            assert {OF[held] for held in now if held in OF} == chord.modifiers
            seen += 1
        if going_down:
            now.add(key)
        else:
            now.discard(key)
    assert seen == times
    assert now == down - {code}


@given(CHORDS.filter(lambda c: not c.modifiers & {Modifier.ALT, Modifier.SUPER}), st.sets(st.sampled_from(HELD)))
def test_alt_and_super_never_come_up_bare(chord: Chord, down: set[int]) -> None:
    """A bare tap of Alt opens menu bars, one of Super the desktop's overview."""
    now = set(down)
    for going_down, key in strokes(KEYBOARD, chord, down):
        others = now - {key, ALT, ALT_R, SUPER}
        if key in down and key in (ALT, ALT_R, SUPER):
            assert others, (chord, down)
        (now.add if going_down else now.discard)(key)


def test_missing_keys_are_named() -> None:
    with pytest.raises(KeyError, match="あ"):
        strokes(KEYBOARD, Chord("あ"), ())
