"""What is wrong with a phrase, as values; and the one shape every stored phrase has."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from assistant.chords import BadChordError, parse_chord
from assistant.library.model import Phrase, category_path, category_text

FAVOURITES = range(10)
"""0 is no favourite, 1..9 are the slots of the favourite chords."""


class Wrong(Enum):
    """The kinds of fault in something somebody wrote: in the editor, on the command line or in a pack folder."""

    EMPTY = "empty"  # nothing there but blanks
    SPACES = "spaces"  # a code with a blank inside could not be typed as one word
    NOT_A_CHORD = "not-a-chord"
    OUT_OF_RANGE = "out-of-range"
    NOT_TEXT = "not-text"  # half a surrogate pair: cannot be written as UTF-8
    MISSING = "missing"  # a key, file or folder that has to be there
    UNKNOWN_KEY = "unknown-key"
    WRONG_TYPE = "wrong-type"
    BAD_NAME = "bad-name"
    TAKEN = "taken"  # somebody else in the same place has this id, code, chord or favourite slot
    NOT_TOML = "not-toml"
    NOT_UTF8 = "not-utf-8"
    TOO_BIG = "too-big"
    OUTSIDE = "outside"  # a link that leads out of the folder
    UNREADABLE = "unreadable"  # the operating system refused
    NEWER_FORMAT = "newer-format"
    NEEDS_NEWER_PROGRAM = "needs-newer-program"


@dataclass(frozen=True, slots=True)
class Flaw:
    """`key` names the field; `detail` is the part that is wrong, where that helps."""

    key: str
    wrong: Wrong
    detail: str = ""


@lru_cache(maxsize=32_768)
def code_key(code: str) -> str:
    """What two codes are compared by: case and full width do not matter."""
    return unicodedata.normalize("NFKC", code).strip().casefold()


def encodable(text: str) -> bool:
    """Whether it can be written as UTF-8: half a surrogate pair cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def tidy(phrase: Phrase) -> Phrase:
    """The phrase as it is stored: blanks around and line breaks in the title gone, blank wordings dropped, line
    breaks as `\\n`, the code in half width, the chord in its one spelling. Never raises; `flaws` says the rest.
    """
    return replace(
        phrase,
        title=" ".join(phrase.title.split()),
        wordings=tuple(_unix_lines(wording) for wording in phrase.wordings if wording.strip()),
        category=category_path(category_text(phrase.category)),
        code=unicodedata.normalize("NFKC", phrase.code).strip(),
        chord=_spelled(phrase.chord),
    )


def flaws(phrase: Phrase) -> tuple[Flaw, ...]:
    """Everything that is wrong with a tidied phrase, for itself alone."""
    return tuple(_flaws(phrase))


def _flaws(phrase: Phrase) -> Iterator[Flaw]:
    if not phrase.title:
        yield Flaw("title", Wrong.EMPTY)
    if not phrase.wordings:
        yield Flaw("wordings", Wrong.EMPTY)
    if len(phrase.code.split()) > 1:
        yield Flaw("code", Wrong.SPACES, phrase.code)
    if phrase.favourite not in FAVOURITES:
        yield Flaw("favourite", Wrong.OUT_OF_RANGE, str(phrase.favourite))
    if phrase.chord:
        try:
            parse_chord(phrase.chord)
        except BadChordError as error:
            yield Flaw("chord", Wrong.NOT_A_CHORD, error.part)
    for key, text in _texts(phrase):
        if not encodable(text):
            yield Flaw(key, Wrong.NOT_TEXT)


def _texts(phrase: Phrase) -> Iterator[tuple[str, str]]:
    yield "id", phrase.id
    yield "title", phrase.title
    yield "wordings", "".join(phrase.wordings)
    yield "category", category_text(phrase.category)
    yield "code", phrase.code
    yield "chord", phrase.chord


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spelled(chord: str) -> str:
    try:
        return str(parse_chord(chord))
    except BadChordError:
        return chord.strip()
