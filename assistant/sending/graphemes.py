"""How often the caret must move to pass a text: once for each user-perceived character."""

import unicodedata

_ZWJ = "\u200d"
_AFTER_ZWJ = frozenset(["So", "Sk"])  # pictographs and skin tones
_ALWAYS = frozenset([_ZWJ, "\u200c", "\u0e33", "\u0eb3"])  # joiners, and the vowel am of Thai and Lao


def count_graphemes(text: str) -> int:
    """Extended grapheme clusters (Unicode UAX #29), a line feed counting one.

    Left moves by clusters in Qt, GTK (Pango) and browsers alike: an emoji family, a flag, a keycap, a letter with
    its accents and a Hangul syllable of several letters are one step each. Indic conjuncts, which toolkits treat
    differently, count by their base letters.
    """
    count = 0
    flags = 0  # regional indicators directly before: two make a flag
    before = ""
    for char in text:
        joined = bool(before) and before != "\n" and char != "\n" and _joins(before, char, flags)
        flags = flags + 1 if _is_flag_letter(char) else 0
        count += not joined
        before = char
    return count


def _joins(before: str, char: str, flags_before: int) -> bool:
    if unicodedata.category(char) in {"Mn", "Me", "Mc"} or _extends(char):
        return True
    if before == _ZWJ:
        return unicodedata.category(char) in _AFTER_ZWJ
    if _is_flag_letter(char):
        return flags_before % 2 == 1
    return _same_syllable(before, char)


def _extends(char: str) -> bool:
    """Joiners, skin tones and the tags of subdivision flags."""
    return char in _ALWAYS or "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _same_syllable(before: str, char: str) -> bool:
    """Hangul: leading consonants, vowels, trailing consonants; or one whole syllable and what is added to it."""
    leading, vowel, trailing = "\u1100" <= before <= "\u115f", _vowel(before), "\u11a8" <= before <= "\u11ff"
    whole = "\uac00" <= before <= "\ud7a3"
    open_syllable = whole and (ord(before) - 0xAC00) % 28 == 0
    if _vowel(char):
        return leading or vowel or open_syllable
    if "\u11a8" <= char <= "\u11ff":
        return vowel or trailing or whole
    return leading and ("\u1100" <= char <= "\u115f" or "\uac00" <= char <= "\ud7a3")


def _vowel(char: str) -> bool:
    return "\u1160" <= char <= "\u11a7"
