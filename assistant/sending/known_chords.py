"""The table of chords that other programs use (resources/chords.toml)."""

import tomllib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from assistant.bundled import bundled
from assistant.chords import Chord, parse_chord


class Use(Enum):
    CLIENT = "client"  # inside a program the agent types in
    RESERVED = "reserved"  # kept by the desktop or the system


@dataclass(frozen=True, slots=True)
class KnownChord:
    """`systems` are `"windows"`, `"linux"`; `does` is English; `source` says where this is known from."""

    chord: Chord
    use: Use
    systems: tuple[str, ...]
    programs: tuple[str, ...]
    does: str
    source: str


def known_chords(path: Path | None = None) -> tuple[KnownChord, ...]:
    """The table in the order of its file, one entry a chord."""
    table = tomllib.loads((path or bundled("resources") / "chords.toml").read_text(encoding="utf-8"))
    return tuple(
        KnownChord(
            parse_chord(chord),
            Use(entry["kind"]),
            tuple(entry["systems"]),
            tuple(entry["programs"]),
            entry["does"],
            entry["source"],
        )
        for entry in table["known"]
        for chord in entry["chords"]
    )
