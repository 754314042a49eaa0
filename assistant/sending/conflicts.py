"""Chords that would get in somebody's way, found before they are registered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from assistant.chords import Chord, Modifier
from assistant.sending.known_chords import KnownChord, Use


class ConflictKind(Enum):
    """What the desktop itself answers (`ChordState.TAKEN`) comes on top of these."""

    OURS_TWICE = "ours-twice"
    CLIENT_SHORTCUT = "client-shortcut"  # means something where the agent types; ours would win
    TYPING = "typing"  # the key could no longer be typed
    RESERVED = "reserved"  # the desktop or system keeps it for itself; it may never reach us


@dataclass(frozen=True, slots=True)
class Conflict:
    """`names` are ours; `programs` and `does` say whose else it is, `()` and `""` where it is nobody's but ours."""

    kind: ConflictKind
    chord: Chord
    names: tuple[str, ...]
    programs: tuple[str, ...] = ()
    does: str = ""


_EDITING = frozenset(
    map(
        Chord.of,
        ("ctrl+a", "ctrl+c", "ctrl+v", "ctrl+x", "ctrl+y", "ctrl+z", "ctrl+enter", "shift+insert", "ctrl+insert"),
    )
)


def cannot_be_hotkey(chord: Chord) -> bool:
    """Whether typing, editing, sending or our own pasting would end with it: such a chord is never taken."""
    return _types(chord) or chord in _EDITING


_ALT_GR = frozenset([Modifier.CTRL, Modifier.ALT])
_KINDS = {Use.CLIENT: ConflictKind.CLIENT_SHORTCUT, Use.RESERVED: ConflictKind.RESERVED}


def find_conflicts(
    wanted: Mapping[str, Chord], known: Iterable[KnownChord] = (), system: str = "", alt_gr: bool = False
) -> tuple[Conflict, ...]:
    """Every conflict, in the order of `wanted`; several for one chord where several apply.

    `known` is the table of resources/chords.toml, of which the entries for `system` count (`"windows"`, `"linux"`,
    `""` for all). `alt_gr` tells that the keyboard layout types characters with AltGr: Windows makes AltGr of
    Ctrl+Alt, so a chord of those would eat them (https://abkai.net/zh/read-me-first/altgr-key/).
    """
    table = [entry for entry in known if not system or system in entry.systems]
    holders: dict[Chord, list[str]] = {}
    for name, chord in wanted.items():
        holders.setdefault(chord, []).append(name)
    return tuple(
        conflict
        for chord, names in holders.items()
        for conflict in _conflicts(chord, tuple(names), table, system, alt_gr)
    )


def _conflicts(
    chord: Chord, names: tuple[str, ...], table: Iterable[KnownChord], system: str, alt_gr: bool
) -> Iterator[Conflict]:
    if len(names) > 1:
        yield Conflict(ConflictKind.OURS_TWICE, chord, names)
    if _types(chord) or (alt_gr and system == "windows" and _types_with_alt_gr(chord)):
        yield Conflict(ConflictKind.TYPING, chord, names)
    if Modifier.SUPER in chord.modifiers and system == "windows":  # RegisterHotKey's documentation, MOD_WIN
        yield Conflict(ConflictKind.RESERVED, chord, names, ("Windows",))
    for entry in table:
        if entry.chord == chord:
            yield Conflict(_KINDS[entry.use], chord, names, entry.programs, entry.does)


def _types(chord: Chord) -> bool:
    """Alone or with shift every key but F1..F24 writes, moves or deletes."""
    function_key = len(chord.key) > 1 and chord.key.startswith("f")
    return not function_key and chord.modifiers <= {Modifier.SHIFT}


def _types_with_alt_gr(chord: Chord) -> bool:
    return len(chord.key) == 1 and chord.modifiers - {Modifier.SHIFT} == _ALT_GR
