"""Conflicts of chords: ours twice, somebody else's, or in the way of typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chords import NAMED_KEYS, Chord, Modifier
from assistant.sending.actions import ACTIONS
from assistant.sending.conflicts import Conflict, ConflictKind, cannot_be_hotkey, find_conflicts
from assistant.sending.known_chords import KnownChord, Use, known_chords

CHORDS = st.builds(
    Chord,
    st.sampled_from([*sorted(NAMED_KEYS), *"abc123,."]),
    st.frozensets(st.sampled_from(Modifier)),
)
SYSTEMS = ["windows", "linux"]


def kinds(chord: str, system: str, alt_gr: bool = False) -> list[ConflictKind]:
    return [c.kind for c in find_conflicts({"x": Chord.of(chord)}, known_chords(), system, alt_gr)]


def test_ours_twice_names_all_of_them() -> None:
    wanted = {"b": Chord.of("ctrl+alt+q"), "a": Chord.of("ctrl+alt+1"), "c": Chord.of("alt+ctrl+Q")}
    assert find_conflicts(wanted) == (Conflict(ConflictKind.OURS_TWICE, wanted["b"], ("b", "c")),)


@pytest.mark.parametrize("chord", ["1", "a", "shift+1", "shift+a", "enter", "space", "shift+left", "f", "shift+f"])
def test_keys_that_type_are_named(chord: str) -> None:
    assert ConflictKind.TYPING in kinds(chord, "linux")


@pytest.mark.parametrize("chord", ["f1", "shift+f9", "f24", "ctrl+shift+9", "alt+q", "super+9"])
def test_keys_that_do_not_type_are_not(chord: str) -> None:
    assert ConflictKind.TYPING not in kinds(chord, "linux", alt_gr=True)


def test_ctrl_alt_types_where_windows_makes_it_of_alt_gr() -> None:
    assert kinds("ctrl+alt+q", "windows", alt_gr=True) == [ConflictKind.TYPING]
    assert kinds("ctrl+alt+shift+q", "windows", alt_gr=True) == [ConflictKind.TYPING]
    assert kinds("ctrl+alt+q", "windows") == []
    assert kinds("ctrl+alt+q", "linux", alt_gr=True) == []
    assert kinds("ctrl+alt+f5", "windows", alt_gr=True) == []


@pytest.mark.parametrize(
    ("chord", "system", "kind"),
    [
        ("ctrl+1", "windows", ConflictKind.CLIENT_SHORTCUT),
        ("ctrl+alt+w", "windows", ConflictKind.CLIENT_SHORTCUT),
        ("alt+a", "windows", ConflictKind.CLIENT_SHORTCUT),
        ("ctrl+v", "windows", ConflictKind.CLIENT_SHORTCUT),
        ("ctrl+enter", "linux", ConflictKind.CLIENT_SHORTCUT),
        ("alt+1", "linux", ConflictKind.CLIENT_SHORTCUT),
        ("f12", "windows", ConflictKind.RESERVED),
        ("super+q", "windows", ConflictKind.RESERVED),
        ("ctrl+alt+left", "linux", ConflictKind.RESERVED),
        ("alt+tab", "linux", ConflictKind.RESERVED),
    ],
)
def test_known_chords_are_found(chord: str, system: str, kind: ConflictKind) -> None:
    assert set(kinds(chord, system)) == {kind}


def test_whose_it_is_and_what_it_does_there() -> None:
    chord = Chord.of("alt+q")
    known = [KnownChord(chord, Use.CLIENT, ("linux",), ("Chat",), "quits", "its manual")]
    assert find_conflicts({"x": chord}, known, "linux") == (
        Conflict(ConflictKind.CLIENT_SHORTCUT, chord, ("x",), ("Chat",), "quits"),
    )
    assert find_conflicts({"x": chord}, known, "windows") == ()


def test_every_entry_of_the_table_says_whose_what_and_whence() -> None:
    table = known_chords()
    assert all(e.programs and e.does and e.source and set(e.systems) <= set(SYSTEMS) and e.systems for e in table)


@pytest.mark.parametrize("system", SYSTEMS)
def test_our_defaults_stay_clear_of_typing_clients_and_each_other(system: str) -> None:
    wanted = {action.value: Chord.of(info.chord) for action, info in ACTIONS.items()}
    found = find_conflicts(wanted, known_chords(), system)
    assert [c for c in found if c.kind is not ConflictKind.RESERVED] == []


@given(st.dictionaries(st.text(max_size=2), CHORDS, max_size=8), st.sampled_from(["", *SYSTEMS]), st.booleans())
def test_every_name_in_a_conflict_wants_that_chord(wanted: dict[str, Chord], system: str, alt_gr: bool) -> None:
    for conflict in find_conflicts(wanted, known_chords(), system, alt_gr):
        assert [name for name, chord in wanted.items() if chord == conflict.chord] == list(conflict.names)
        assert (len(conflict.names) > 1) or conflict.kind is not ConflictKind.OURS_TWICE


@pytest.mark.parametrize("chord", ["a", "shift+a", "space", "enter", "ctrl+v", "ctrl+z", "ctrl+enter", "shift+insert"])
def test_what_typing_editing_and_our_pasting_need_is_no_hotkey(chord: str) -> None:
    assert cannot_be_hotkey(Chord.of(chord))


@pytest.mark.parametrize("chord", ["f5", "ctrl+alt+v", "ctrl+1", "alt+3", "ctrl+shift+space"])
def test_other_chords_may_be(chord: str) -> None:
    assert not cannot_be_hotkey(Chord.of(chord))
