"""The pieces a typed word may fall into, each standing for one character."""

from dataclasses import dataclass

from assistant.library.search.readings import Readings

HORIZON = 12
"""Only so many letters of a word are cut into pieces: enough to leave few phrases, however long the word."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_TWO_LETTERS = ("zh", "ch", "sh")
_FEW_SOUNDS = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A character, a reading or the beginning of one, at `start`..`end` of its word.

    `name` is what a `Sieve` files characters under; `initials` are those the character may have (see `initials_of`);
    `sounds` its readings, empty when the piece leaves many open.
    """

    name: str
    start: int
    end: int
    initials: str
    sounds: tuple[str, ...]


def initials_of(sounds: tuple[str, ...]) -> str:
    """The initials of the readings, one letter each: `Z`, `C`, `S` for zh, ch, sh; `0` for what has no letters."""
    return "".join(sorted({_initial(sound) for sound in sounds}))


def _initial(sound: str) -> str:
    if sound.startswith(_TWO_LETTERS):
        return sound[0].upper()
    return sound[0] if sound[0] in _LETTERS else "0"


def names_of(character: str, sounds: tuple[str, ...]) -> set[str]:
    """The names of all pieces that may stand for the character; a whole reading is told by a dot (`ni.`)."""
    openings = {sound[:end] for sound in sounds for end in range(1, len(sound) + 1)}
    return openings | {sound + "." for sound in sounds} | {character}


def cut(word: str, readings: Readings) -> list[list[Piece]]:
    """For each place of the word up to the horizon, the pieces that start there."""
    return [_pieces_at(word, start, readings) for start in range(min(len(word), HORIZON))]


def _pieces_at(word: str, start: int, readings: Readings) -> list[Piece]:
    character = word[start]
    if character not in _LETTERS:
        sounds = tuple({sound for letter in readings.variants(character) for sound in readings.sounds(letter)})
        return [Piece(character, start, start + 1, initials_of(sounds), sounds)]
    pieces = []
    for end in range(start + 1, len(word) + 1):
        text = word[start:end]
        if not readings.beginning(text) and len(text) > 1:
            break
        if end == len(word):
            sounds = readings.beginning(text)
            few = sounds if len(text) > 1 and len(sounds) <= _FEW_SOUNDS else ()
            pieces.append(Piece(text, start, end, initials_of(sounds if len(text) > 1 else (*sounds, text)), few))
        elif text in _TWO_LETTERS:
            pieces.append(Piece(text, start, end, character.upper(), ()))
        elif len(text) == 1:
            both = character.upper() if character in "zcs" else ""
            pieces.append(Piece(text, start, end, both + character, ()))
        elif text in readings.syllables:
            pieces.append(Piece(text + ".", start, end, _initial(text), (text,)))
    return pieces
