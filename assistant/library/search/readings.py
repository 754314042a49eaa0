"""How characters are read: the table of `resources/pinyin`, and texts spelled with it."""

import re
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.bundled import bundled

_FIRST, _LAST = 0x4E00, 0x9FA5
_UNUSUAL = 0xE000  # private use; folding leaves none in a text


class Readings:
    """The readings of characters, and of words in which a character is read in an unusual way.

    A *spelled* text has the same length as the folded one; characters that stand in such a word are replaced by a
    mark which has all their readings, the usual ones too. A mark is one character, and is only good for asking here.
    """

    def __init__(self, characters: Mapping[str, str], words: Mapping[str, tuple[str, ...]]) -> None:
        """`characters`: what is read so, by reading; `words`: one reading a character."""
        self._combinations: list[tuple[str, ...]] = [()]
        self._table = array("H", bytes(2 * (_LAST - _FIRST + 1)))
        self._marks: dict[str, str] = {}
        self._marked: list[tuple[str, tuple[str, ...]]] = []
        self._words_after: dict[str, list[tuple[str, int]]] = {}
        self._words_before: dict[str, list[tuple[str, int]]] = {}
        self._read_characters(characters)
        self._read_words(words)
        marked = (sounds for _, sounds in self._marked)
        self.syllables = frozenset(sound for sounds in (*self._combinations, *marked) for sound in sounds)
        self._beginning: dict[str, tuple[str, ...]] = {}
        for sound in sorted(self.syllables):
            for end in range(1, len(sound) + 1):
                self._beginning[sound[:end]] = (*self._beginning.get(sound[:end], ()), sound)
        self._find_marks = re.compile("[" + "".join(self._marks) + "]").finditer if self._marks else None

    def _read_characters(self, characters: Mapping[str, str]) -> None:
        numbers: dict[tuple[str, ...], int] = {}
        for reading, listed in characters.items():
            for character in listed:
                place = ord(character) - _FIRST
                sounds = self._combinations[self._table[place]] + _typed(reading)
                number = numbers.setdefault(sounds, len(self._combinations))
                if number == len(self._combinations):
                    self._combinations.append(sounds)
                self._table[place] = number

    def _read_words(self, words: Mapping[str, tuple[str, ...]]) -> None:
        unusual: dict[str, set[str]] = {}
        for word, readings in words.items():
            for at, (character, reading) in enumerate(zip(word, readings, strict=True)):
                if not set(_typed(reading)) <= set(self.sounds(character)):
                    unusual.setdefault(character, set()).update(_typed(reading))
                    if at + 1 < len(word):
                        self._words_after.setdefault(word[at : at + 2], []).append((word, at))
                    else:
                        self._words_before.setdefault(word[at - 1 :], []).append((word, at))
        for character in sorted(unusual):
            self._marks[character] = chr(_UNUSUAL + len(self._marked))
            more = unusual[character].difference(self.sounds(character))
            self._marked.append((character, (*self.sounds(character), *sorted(more))))

    def spell(self, folded: str) -> str:
        """The folded text with marks for the characters that stand in a word of unusual reading."""
        places = [found.start() for found in self._find_marks(folded)] if self._find_marks else []
        places = [at for at in places if self._stands_in_word(folded, at)]
        if not places:
            return folded
        letters = list(folded)
        for at in places:
            letters[at] = self._marks[letters[at]]
        return "".join(letters)

    def _stands_in_word(self, text: str, at: int) -> bool:
        after = self._words_after.get(text[at : at + 2], ())
        before = self._words_before.get(text[at - 1 : at + 1], ()) if at else ()
        for words in (after, before):
            for word, offset in words:
                if at >= offset and text.startswith(word, at - offset):
                    return True
        return False

    def character(self, letter: str) -> str:
        """The character behind a letter of a spelled text."""
        number = ord(letter) - _UNUSUAL
        return self._marked[number][0] if 0 <= number < len(self._marked) else letter

    def sounds(self, letter: str) -> tuple[str, ...]:
        """The readings of a letter of a spelled text; of letters, digits and unknown characters themselves."""
        number = ord(letter)
        if _FIRST <= number <= _LAST:
            return self._combinations[self._table[number - _FIRST]] or (letter,)
        number -= _UNUSUAL
        return self._marked[number][1] if 0 <= number < len(self._marked) else (letter,)

    def beginning(self, opening: str) -> tuple[str, ...]:
        """The readings that begin so; none when nothing does."""
        return self._beginning.get(opening, ())

    def variants(self, character: str) -> tuple[str, ...]:
        """The letters that stand for the character in spelled texts."""
        mark = self._marks.get(character)
        return (character, mark) if mark else (character,)


def load_readings(path: Path | None = None) -> Readings:
    """The table that ships with the program; takes some 10 ms, so not on the thread that shows windows.

    Raises:
        OSError: the file is not there.
    """
    file = path or bundled("resources") / "pinyin" / "readings.txt"
    sections: dict[str, dict[str, str]] = {"characters": {}, "words": {}}
    entries: dict[str, str] = {}
    for line in _lines(file):
        if line.startswith("["):
            entries = sections[line.strip("[]")]
        else:
            name, _, value = line.partition(" ")
            entries[name] = value
    words = {word: tuple(readings.split()) for word, readings in sections["words"].items()}
    return Readings(sections["characters"], words)


def _lines(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _typed(reading: str) -> tuple[str, ...]:
    """What people type for a reading: `ü` is `v` on the keyboard, and often just `u`."""
    return (reading, reading.replace("v", "u")) if "v" in reading else (reading,)
