"""What counts in a text when people look for it: letters and digits, whatever their case, width or accents."""

import unicodedata


class _Folds(dict[int, str]):
    """What each character becomes, worked out when it is first met (`str.translate` asks it)."""

    def __missing__(self, number: int) -> str:
        whole = unicodedata.normalize("NFKD", chr(number)).casefold()
        self[number] = kept = "".join(c for c in whole if c.isalnum())
        return kept


_folds = _Folds()


def fold(text: str) -> str:
    """`"ＩＰhone 15，退款！"` -> `"iphone15退款"`. Character by character: the fold of a part is part of the fold."""
    return text.translate(_folds)


def fold_positions(text: str) -> list[int]:
    """For each character of `fold(text)`, the place in `text` it comes from."""
    return [at for at, character in enumerate(text) for _ in _folds[ord(character)]]


def fold_code(code: str) -> str:
    """Codes are compared whole, with their punctuation, but not by case or width."""
    return unicodedata.normalize("NFKC", code).casefold().strip()
