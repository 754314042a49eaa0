"""Which keys go down and up to press a chord while somebody holds other keys."""

from collections.abc import Collection, Iterable

from assistant.chords import Chord, Modifier
from assistant.desktop.x11.keys import Keyboard

Stroke = tuple[bool, int]
"""Down or up, keycode."""


def strokes(keyboard: Keyboard, chord: Chord, down: Collection[int], times: int = 1) -> list[Stroke]:
    """Lift what is held, press the chord with modifiers of our own, put back what was held.

    Own modifiers are used even where the agent holds the same one: he may let go at any moment. Alt and Super come up
    and go down under the cover of a Ctrl: many programs open their menu bar, and desktops their overview, when one of
    them comes up without another key in between.

    Raises:
        KeyError: the keyboard has no such key or modifier; `args[0]` names it.
    """
    code = keyboard.keycode(chord.key)
    if not code:
        raise KeyError(chord.key)
    held = sorted(keyboard.held & set(down))
    own = [_free(keyboard, modifier, held) for modifier in Modifier if modifier in chord.modifiers]
    tapped = {*keyboard.by_modifier[Modifier.ALT], *keyboard.by_modifier[Modifier.SUPER]}
    cover = [_free(keyboard, Modifier.CTRL, held)] if tapped & set(held) else []
    lifted = [code] if code in down else []
    held.sort(key=lambda key: key in cover)  # the cover comes up last

    out = [*_all(True, cover), *_all(False, held), *_all(False, lifted)]
    out += [*_all(False, set(cover) - set(own)), *_all(True, [key for key in own if key not in cover or key in held])]
    out += [(True, code), (False, code)] * times
    out += [*_all(False, [key for key in reversed(own) if key not in cover]), *_all(True, set(cover) - set(own))]
    out += [*_all(True, reversed(held)), *_all(False, [key for key in cover if key not in held])]
    return out


def _all(going_down: bool, keys: Iterable[int]) -> list[Stroke]:
    return [(going_down, key) for key in keys]


def _free(keyboard: Keyboard, modifier: Modifier, held: Collection[int]) -> int:
    """A key for the modifier that nobody holds, if there is one."""
    keys = keyboard.by_modifier[modifier]
    if not keys:
        raise KeyError(modifier.value)
    return next((key for key in keys if key not in held), keys[0])
