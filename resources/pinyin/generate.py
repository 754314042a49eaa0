"""Writes readings.txt, how Chinese characters are read, from the tables of pypinyin (MIT licence).

    python resources/pinyin/generate.py

pypinyin itself is too heavy to be loaded by a program that waits in the tray; its tables without tones, without
rare readings and without the words that say nothing new are 80 kB.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

FILE = Path(__file__).with_name("readings.txt")

HEADER = """\
# How Chinese characters are read, without tones; ü is written v.
# Made by generate.py from pypinyin {version}, https://github.com/mozillazg/python-pinyin, MIT licence,
# Copyright (c) 2016 mozillazg, 闲耘 <hotoo.cn@gmail.com>. Do not edit.
#
# [characters]  a reading, then the characters read so; a character may stand in several lines
# [words]       words in which a character is read in a way that is not among its lines above
"""

FIRST, LAST = "\u4e00", "\u9fa5"
"""The characters kept: those every Chinese keyboard types (GBK)."""

MANY, SHARE = 5, 0.1
"""A further reading is listed with its character when at least so many, and this share, of its words have it."""

IN_WORDS_ONLY = frozenset("的了着没给都阿被和会得呢")
"""Everywhere in a sentence, and read otherwise only in a few words: more readings would find everything."""

SPOKEN = {
    "嗯": ["en"],
    "谁": ["shui", "shei"],
    "熟": ["shu", "shou"],
    "血": ["xue", "xie"],
    "系": ["xi", "ji"],
    "地": ["di", "de"],
    "喔": ["wo", "o"],
    "咯": ["lo", "ge"],
    "哦": ["o", "e"],
    "噢": ["o"],
    "啥": ["sha"],
    "盛": ["sheng", "cheng"],
    "色": ["se", "shai"],
    "還": ["hai", "huan"],
    "長": ["zhang", "chang"],
    "調": ["diao", "tiao"],
    "彈": ["dan", "tan"],
    "參": ["can", "shen"],
    "樂": ["le", "yue"],
    "傳": ["chuan", "zhuan"],
    "稱": ["cheng", "chen"],
}
"""Readings of everyday and shop Chinese which the dictionary has otherwise or not at all; its words are simplified."""

SPOKEN_WORDS = {
    "不着": ["bu", "zhao"],
    "得着": ["de", "zhao"],
    "得了": ["de", "liao"],
    "着凉": ["zhao", "liang"],
    "着火": ["zhao", "huo"],
    "着装": ["zhuo", "zhuang"],
    "行货": ["hang", "huo"],
    "还款": ["huan", "kuan"],
}

Sounds = list[str]


def plain(reading: str) -> str:
    """`"lǜ"` -> `"lv"`."""
    letters = unicodedata.normalize("NFD", reading)
    letters = unicodedata.normalize("NFC", "".join(c for c in letters if c not in "\u0300\u0301\u0304\u030c"))
    return letters.replace("ü", "v")


def spoken(sounds: Sounds) -> bool:
    """Whether keyboards know the readings; the dictionary has a few (hm, ê) that nobody types."""
    return all(s.isascii() and (s[-1] in "aeiouvngr" and any(v in s for v in "aeiouv")) for s in sounds)


def words() -> Iterator[tuple[str, Sounds]]:
    for word, readings in phrases_dict.items():
        sounds = [plain(reading[0]) for reading in readings]
        if len(sounds) == len(word) and all(FIRST <= c <= LAST for c in word) and spoken(sounds):
            yield word, sounds
    yield from SPOKEN_WORDS.items()


def characters() -> dict[str, Sounds]:
    """Every character with its everyday readings, the first one first."""
    seen: dict[str, Counter[str]] = {}
    for word, sounds in words():
        for character, sound in zip(word, sounds, strict=True):
            seen.setdefault(character, Counter())[sound] += 1
    table = {}
    for number, readings in sorted(pinyin_dict.items()):
        character = chr(number)
        if not FIRST <= character <= LAST:
            continue
        known = [sound for sound in map(plain, readings.split(",")) if spoken([sound])]
        counts = seen.get(character, Counter())
        enough = max(MANY, SHARE * counts.total())
        more = [sound for sound in sorted(counts) if counts[sound] >= enough and character not in IN_WORDS_ONLY]
        table[character] = SPOKEN.get(character) or list(dict.fromkeys(known[:1] + more))
    return table


def telling_words(table: Mapping[str, Sounds]) -> dict[str, Sounds]:
    """The words of 2 to 4 characters that add a reading which neither a character nor a shorter word inside has."""
    telling: dict[str, Sounds] = {}
    for word, sounds in sorted(words(), key=lambda entry: (len(entry[0]), entry[0])):
        new = {at for at, character in enumerate(word) if sounds[at] not in table[character]}
        for start in range(len(word)):
            for end in range(start + 2, len(word) + 1):
                inside = telling.get(word[start:end], [])
                new -= {start + at for at, sound in enumerate(inside) if sounds[start + at] == sound}
        if new and 2 <= len(word) <= 4:
            telling[word] = sounds
    return telling


def generate() -> str:
    table = characters()
    by_sound: dict[str, list[str]] = {}
    for character, sounds in table.items():
        for sound in sounds:
            by_sound.setdefault(sound, []).append(character)
    lines = [HEADER.format(version=version("pypinyin")), "[characters]"]
    lines += [f"{sound} {''.join(by_sound[sound])}" for sound in sorted(by_sound)]
    lines += ["", "[words]"]
    lines += [f"{word} {' '.join(sounds)}" for word, sounds in sorted(telling_words(table).items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(generate(), encoding="utf-8", newline="\n")
